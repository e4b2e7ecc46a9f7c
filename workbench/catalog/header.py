"""The header entry, and the encoding it names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path

from workbench import __version__
from workbench.catalog import render
from workbench.catalog.entry import Entry, Kind
from workbench.core.errors import CatalogError
from workbench.core.unit import Provenance

_CHARSET = re.compile(r"(?:^|\")\s*Content-Type:[^\n]*?charset=([\w.:-]+)", re.IGNORECASE | re.MULTILINE)
_ENTRY = re.compile(rb"^\s*msgid\s", re.MULTILINE)
SOURCE = "X-Workbench-Source"
REVISED = "PO-Revision-Date"
TRANSLATOR = "Last-Translator"
DIGEST = "X-Workbench-Source-Digest"


def initial(source_file: str, source_digest: str) -> dict[str, str]:
    """Returns the fields of a new catalog.

    The same release gives the same bytes: the only date is that of the last review, none before the first.
    """
    return {
        "Project-Id-Version": source_file,
        REVISED: "",
        TRANSLATOR: "",
        "Language-Team": "",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
        "X-Generator": f"workbench {__version__}",
        SOURCE: source_file,
        DIGEST: source_digest,
    }


def fields(text: str) -> dict[str, str]:
    """Returns the fields of a header text, in order."""
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def changed(text: str, name: str, value: str) -> str:
    """Returns the header text with one field set; a new field comes last."""
    value = " ".join(value.split())
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if line.partition(":")[0].strip().lower() == name.lower():
            lines[i] = f"{name}: {value}"
            return "\n".join(lines)
    tail = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{tail}{name}: {value}\n"


def reviewed(values: Mapping[str, str], known: Provenance | None) -> dict[str, str]:
    """Returns the fields that a person's work changes: who was last at it, and on which day."""
    if known is None or not known.by or known.on is None or known.on.isoformat() < values.get(REVISED, "")[:10]:
        return {}
    return {REVISED: f"{known.on.isoformat()} 00:00+0000", TRANSLATOR: known.by}


def entry(values: Mapping[str, str], end: str) -> Entry:
    """Returns a header entry with these fields."""
    text = "".join(f"{name}: {value}\n" for name, value in values.items())
    lines = ['msgid ""', *target(text)]
    return Entry([line + end for line in lines], [Kind.SOURCE] + [Kind.TARGET] * (len(lines) - 1))


def target(text: str) -> list[str]:
    """Returns the msgstr lines of a header text."""
    return render.string("msgstr", text)


def guess(data: bytes) -> str:
    """Returns the charset that the bytes before the second entry name, to read the header by."""
    starts = [match.start() for _, match in zip(range(2), _ENTRY.finditer(data), strict=False)]
    return charset(data[: starts[1] if len(starts) == 2 else None].decode("latin-1"))


def charset(text: str) -> str:
    """Returns the charset a header text names; UTF-8 where it names none."""
    match = _CHARSET.search(text)
    return "UTF-8" if match is None or match[1] == "CHARSET" else match[1]


def same(one: str, two: str) -> bool:
    """True if two names mean the same encoding. Unknown ones mean none."""
    try:
        return codecs.lookup(one) == codecs.lookup(two)
    except LookupError:
        return False


def decode(data: bytes, name: str, path: Path | None) -> str:
    """Returns the text of a file in an encoding.

    Raises:
        CatalogError: Bytes that are not in that encoding, a charset that is none, a NUL.
    """
    if (nul := data.find(b"\0")) >= 0:
        raise CatalogError("a NUL byte", path=path, line=_line(data, nul), hint="this is no PO file, or a damaged one")
    try:
        if not codecs.lookup(name)._is_text_encoding:
            raise LookupError(name)
        text = data.decode(name)
        if text.encode(name) != data:
            raise CatalogError(f"text that is not plain {name}", path=path, hint="convert it: msgconv -t UTF-8")
    except LookupError as error:
        raise CatalogError(f"unknown charset {name}", path=path, hint="name the right one in Content-Type") from error
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        hint = "save the file as UTF-8, or name its charset in Content-Type"
        raise CatalogError(f"bytes that are not {name}", path=path, line=_line(data, at), hint=hint) from error
    return text


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
