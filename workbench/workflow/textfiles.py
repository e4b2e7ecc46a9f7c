"""Text files with a segment a line."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import InputError


def read_lines(path: Path) -> list[str]:
    """Returns the segments of a text file, without the blanks at their ends: one a line, as the `sacrebleu` command.

    Lines end with LF or CR LF; a byte order mark is no text.

    Raises:
        InputError: it cannot be read, or is not UTF-8 (names the line).
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8", path=path, line=line, hint="save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    return [line.rstrip() for line in text.removesuffix("\n").split("\n")] if text else []


def aligned(files: dict[str, Path]) -> dict[str, list[str]]:
    """Returns the lines of each file; all have as many, and no line of `reference` is empty.

    Args:
        files: Files by their part; `reference` is one of them.

    Raises:
        InputError: a file cannot be read, has no lines or another number of them than the reference, or an empty
            reference; names file and line.
    """
    found = {part: read_lines(path) for part, path in files.items()}
    references = found["reference"]
    if not references:
        raise InputError("has no lines: nothing to score", path=files["reference"])
    for part, lines in found.items():
        if len(lines) != len(references):
            what = f"has {len(lines)} lines, the reference {len(references)}"
            raise InputError(what, path=files[part], hint="give a line a segment")
    empty = next((number for number, line in enumerate(references, 1) if not line), None)
    if empty:
        hint = "leave the segment out of every file"
        raise InputError("an empty reference cannot be scored", path=files["reference"], line=empty, hint=hint)
    return found
