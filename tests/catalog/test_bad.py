"""Broken files: one CatalogError with file and line, never another error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.catalog import Catalog, store
from workbench.core.errors import CatalogError

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BAD = {
    "not PO": ("hello\n", 1, "not a PO line"),
    "stray text": (HEADER + 'msgid "a"\nmsgstr "b"\noops\n', 6, "not a PO line"),
    "no closing quote": (HEADER + 'msgid "a\nmsgstr "b"\n', 4, "quoted string"),
    "inner quote": (HEADER + 'msgid "a"\nmsgstr "b" c"\n', 5, "quoted string"),
    "continuation cut": (HEADER + 'msgid "a"\nmsgstr ""\n"b\n', 6, "closing quotation mark"),
    "cut after msgid": (HEADER + 'msgid "a"\n', 4, "no msgstr"),
    "cut in a word": (HEADER + 'msgid "a"\nmsgst', 5, "quoted string"),
    "two msgid": (HEADER + 'msgid "a"\nmsgid "b"\nmsgstr ""\n', 5, "out of place"),
    "two msgstr": (HEADER + 'msgid "a"\nmsgstr ""\nmsgstr ""\n', 6, "out of place"),
    "msgstr first": ('msgstr "a"\n', 1, "out of place"),
    "plural without msgid_plural": (HEADER + 'msgid "a"\nmsgstr[0] ""\n', 5, "out of place"),
    "conflict markers": (HEADER + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n', 4, "conflict markers"),
    "same msgid twice": (HEADER + 'msgid "a"\nmsgstr ""\n\n# x\nmsgid "a"\nmsgstr "b"\n', 8, "line 4"),
    "two headers": (HEADER + HEADER, 4, "line 1"),
    "partly obsolete": (HEADER + '#~ msgid "a"\nmsgstr "b"\n', 5, "partly obsolete"),
    "obsolete string": (HEADER + '#~ msgid "a"\n"b"\n#~ msgstr "b"\n', 5, "partly obsolete"),
    "string of nothing": ('"a"\n', 1, "continues nothing"),
    "previous unquoted": (HEADER + '#| msgid a\nmsgid "a"\nmsgstr ""\n', 4, "previous source"),
    "NUL": (HEADER + 'msgid "a\0"\nmsgstr ""\n', 4, "NUL"),
    "unknown charset": (HEADER.replace("UTF-8", "klingon"), None, "unknown charset klingon"),
    "charset that is no text": (HEADER.replace("UTF-8", "zlib"), None, "unknown charset zlib"),
}


@pytest.mark.parametrize("name", BAD)
def test_broken_file(name: str, tmp_path: Path) -> None:
    text, line, what = BAD[name]
    path = tmp_path / "a.po"
    path.write_text(text)
    with pytest.raises(CatalogError, match=what) as caught:
        Catalog.load(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert path.read_text() == text


def test_bytes_of_another_encoding_are_found_in_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes((HEADER + 'msgid "été"\n').encode() + 'msgstr "été"\n'.encode("latin-1"))
    with pytest.raises(CatalogError, match="not UTF-8") as caught:
        Catalog.load(path)
    assert caught.value.line == 5


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.po", tmp_path / "none" / "a.po", Path("/dev/zero")):
        with pytest.raises(CatalogError):
            Catalog.load(path)


def test_a_gigantic_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with path.open("wb") as file:
        file.truncate(store.LARGEST + 1)
    with pytest.raises(CatalogError, match="larger than"):
        Catalog.load(path)


@pytest.mark.parametrize("bad", ["a\0b", "\ud800"])
def test_text_that_no_po_file_can_hold_is_refused_and_nothing_changes(bad: str) -> None:
    from dataclasses import replace

    catalog = Catalog.parse((HEADER + 'msgid "a"\nmsgstr "b"\n').encode())
    before = catalog.text()
    for field in ({"target": bad}, {"notes": (bad,)}, {"previous": bad}):
        with pytest.raises(CatalogError):
            catalog.put(replace(catalog.units[0], **field))
    assert catalog.text() == before


def test_a_text_that_is_not_in_the_charset_is_refused() -> None:
    from dataclasses import replace

    catalog = Catalog.parse((HEADER.replace("UTF-8", "latin-1") + 'msgid "a"\nmsgstr "b"\n').encode())
    with pytest.raises(CatalogError, match=r"U\+1F642 does not exist in latin-1"):
        catalog.put(replace(catalog.units[0], target="🙂"))


REAL = (
    '# Ours\nmsgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    "# workbench: state=reviewed by=ana on=2026-01-31 engine=argos/fr_en-1.9 h=9c41d2\n"
    "# workbench: ignore=numbers h=9c41d2\n#. body\n#: a.txt:1.2 a.txt:3.4\n#, fuzzy, no-wrap\n"
    '#| msgid "avant"\nmsgctxt "titre"\nmsgid ""\n"L’été \\"chaud\\"\\n"\n"à Paris"\nmsgstr "Summer\\t\\x41"\n\n'
    'msgid "n"\nmsgid_plural "ns"\nmsgstr[0] "m"\nmsgstr[1] "ms"\n\n#= x\n#~ msgid "vieux"\n#~ msgstr "old"\n'
).encode()
PIECES = [
    b'"', b"\\", b"\n", b"\r", b"#~ ", b"#| ", b"#, ", b"msgid ", b"msgstr ", b"msgstr[9] ", b"\xff", b"\0", b"=" * 7,
    b"h=", b"on=", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"charset=utf-16", b"charset=idna", b"\\777", b" ",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(REAL)), st.integers(0, 40), st.one_of(st.sampled_from(PIECES), st.binary(max_size=4))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=400)
@given(EDITS)
def test_a_mutilated_file_is_read_back_whole_or_refused(edits: list[tuple[int, int, bytes]]) -> None:
    from dataclasses import replace

    data = REAL
    for at, cut, new in edits:
        data = data[:at] + new + data[at + cut :]
    try:
        catalog = Catalog.parse(data)
    except CatalogError:
        return
    assert catalog.text() == data
    units = [*catalog.units, *catalog.obsolete]
    assert all(len(catalog.position(u, 0)) == 2 for u in units)
    for unit in catalog.units:
        catalog.put(replace(unit, target="“new”\n", notes=("n",)) if unit.target else unit)
    again = Catalog.parse(catalog.text())
    assert [u.target for u in again.units] == ["“new”\n" if u.target else "" for u in catalog.units]


def test_a_charset_in_the_text_is_not_that_of_the_file() -> None:
    text = 'msgid "Content-Type: text/plain; charset=latin-1"\nmsgstr "été"\n'
    assert Catalog.parse(text.encode()).units[0].target == "été"
    late = text + HEADER.replace("UTF-8", "windows-1252")
    assert Catalog.parse(late.encode("windows-1252")).encoding == "windows-1252"
