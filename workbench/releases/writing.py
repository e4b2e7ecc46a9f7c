"""English releases in the layout of their French source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.core.release import Block, Segment
from workbench.releases.decoding import load, one_line
from workbench.releases.furniture import Furniture
from workbench.releases.reading import Reading, reading

Targets = Mapping[str, str] | Callable[[Segment], str]


def write(path: Path, targets: Targets, furniture: Furniture | None = None) -> bytes:
    """Returns the English release as bytes in the format and layout of its source, without the site's furniture.

    Text files keep blank lines, bullets and line ends (a paragraph is one line, UTF-8). HTML, Markdown and DOCX keep
    the markup around each paragraph, and its links and emphasis where the marked words stand in the English too
    (e-mail addresses, names); other inline formatting is dropped.

    Args:
        path: The French source.
        targets: English by segment reference (`3.1`); a segment without any keeps its French. Or a function that
            gives the text of every segment, which is the way to mark those that are missing or not reviewed.
        furniture: The same that the release was read with.

    Raises:
        ReleaseError: the source cannot be read.
    """
    return _written(reading(load(path), path.name, furniture, path), targets)


def write_stream(data: bytes, name: str, targets: Targets, furniture: Furniture | None = None) -> bytes:
    """As `write`, from the bytes of the source; `name` tells the format."""
    return _written(reading(data, name, furniture, name), targets)


def _written(read: Reading, targets: Targets) -> bytes:
    english = [_text(block, targets) for block in read.release.blocks]
    return read.document.write(list(zip(read.paragraphs, english, strict=True)), read.removed)


def _text(block: Block, targets: Targets) -> str:
    texts = [_target(segment, targets) for segment in block.segments]
    return "".join(text + gap for text, gap in zip(texts, (*block.gaps, ""), strict=True))


def _target(segment: Segment, targets: Targets) -> str:
    text = targets(segment) if callable(targets) else targets.get(segment.reference) or segment.text
    return one_line(text)
