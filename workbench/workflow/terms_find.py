"""Where the glossary's terms stand in releases, catalogs and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.catalog import Catalog
from workbench.core.release import Release
from workbench.core.terms import Terminology
from workbench.releases import learn, read, read_stream


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One term in one segment."""

    file: str
    line: int
    """Of the segment's block or unit, from 1; 0: the format has no lines."""
    segment: str
    """`block.sentence`, or the references of a unit."""
    start: int
    """Characters before it in the segment."""
    end: int
    found: str
    plural: bool
    id: str
    target: str
    """Preferred English, in that number."""
    check_only: bool
    source: str
    """The segment."""


def occurrences(files: Sequence[Path], terms: Terminology, stdin: BinaryIO) -> Iterator[Occurrence]:
    """Yields the terms of releases (.txt, .html, .md, .docx), catalogs (.po) and standard input (-), in order.

    Raises:
        InputError: a file cannot be read.
    """
    furniture = learn(file for file in files if file.suffix != ".po" and str(file) != "-")
    for file in files:
        if file.suffix == ".po":
            for unit in Catalog.load(file).units:
                yield from _in(str(file), unit.line, " ".join(unit.references), unit.source, terms)
        elif str(file) == "-":
            yield from _in_release("-", read_stream(stdin.read()), terms)
        else:
            yield from _in_release(str(file), read(file, furniture), terms)


def _in_release(name: str, release: Release, terms: Terminology) -> Iterator[Occurrence]:
    for block in release.blocks:
        for segment in block.segments:
            yield from _in(name, block.line, segment.reference, segment.text, terms)


def _in(file: str, line: int, segment: str, source: str, terms: Terminology) -> Iterator[Occurrence]:
    for hit in terms.hits(source):
        target = terms.forms(hit.term, hit.plural)[0]
        yield Occurrence(
            file, line, segment, hit.span.start, hit.span.end, hit.span.of(source), hit.plural,
            hit.term.id, target, hit.term.check_only, source,
        )  # fmt: skip
