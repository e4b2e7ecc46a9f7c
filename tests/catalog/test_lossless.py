"""Bytes that were not changed come back as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.core import State, Unit

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
FILES = {
    "empty": "",
    "no header": 'msgid "a"\nmsgstr "b"\n',
    "no line end at the end": HEADER + '\nmsgid "a"\nmsgstr "b"',
    "comments at the end": HEADER + '\nmsgid "a"\nmsgstr "b"\n\n# fin\n\n',
    "no blank lines": HEADER + 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr ""\n',
    "many blank lines": HEADER + '\n\n\nmsgid "a"\n\nmsgstr "b"\n\n\n',
    "odd wrapping": HEADER + '\nmsgid ""\n"a"\n""\n"b"\nmsgstr "x"\n  "y"\n',
    "indented": HEADER + '\n  msgid "a"\n\tmsgstr\t"b"  \n',
    "plural": HEADER + '\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n',
    "sticky flags": HEADER + '\n#, fuzzy\n#= c-format\nmsgid "a"\nmsgstr "b"\n',
    "flags without a space": HEADER + '\n#,fuzzy,no-wrap\nmsgid "a"\nmsgstr "b"\n',
    "previous": HEADER + '\n#, fuzzy\n#| msgctxt "k"\n#| msgid ""\n#| "alt"\nmsgctxt "k"\nmsgid "a"\nmsgstr "b"\n',
    "obsolete": HEADER + '\n# note\n#, fuzzy\n#~| msgid "z"\n#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n',
    "obsolete in the middle": HEADER + '\n#~ msgid "z"\n#~ msgstr "y"\n\nmsgid "a"\nmsgstr "b"\n',
    "comment of no kind": HEADER + '\n#@ mark\n#~ # odd\n##\n#\nmsgid "a"\nmsgstr "b"\n',
    "line separators in the text": HEADER + '\nmsgid "a\u2028b\x85c"\nmsgstr "x\u2028y\x0cz"\n',
    "escapes": HEADER + '\nmsgid "\\t\\"\\\\n\\x41\\101"\nmsgstr "\\a\\r\\n"\n',
    "broken workbench line": HEADER + '\n# workbench: state=reviewed "\nmsgid "a"\nmsgstr "b"\n',
}


def parse(text: str) -> Catalog:
    return Catalog.parse(text.encode())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_load_and_text_give_the_same_bytes(name: str, end: str, bom: str) -> None:
    data = (bom + FILES[name]).replace("\n", end).encode()
    assert Catalog.parse(data).text() == data


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(FILES["odd wrapping"])
    before = path.stat().st_mtime_ns, path.stat().st_ino
    catalog = Catalog.load(path)
    catalog.put(catalog.units[0])
    assert not catalog.save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_changed_lines_change(end: str) -> None:
    text = FILES["odd wrapping"] + '\n# wer\n#. ex\n#: f:1\n#, no-wrap\n#= c\nmsgid "c"\nmsgstr "d"\n'
    catalog = parse(text.replace("\n", end))
    catalog.put(replace(catalog.units[1], target="e", state=State.DRAFT))
    expected = text.replace('msgstr "d"', 'msgstr "e"').replace("#, no-wrap", "#, fuzzy, no-wrap")
    expected = expected.replace("# wer\n", "# wer\n# workbench: state=draft h=XXXXXX\n").replace("\n", end)
    got = catalog.text().decode()
    h = got.partition("h=")[2][:6]
    assert got == expected.replace("XXXXXX", h)


def test_windows_1252_stays_windows_1252(tmp_path: Path) -> None:
    text = HEADER.replace("UTF-8", "windows-1252") + '\nmsgid "été"\nmsgstr ""\n'
    path = tmp_path / "a.po"
    path.write_bytes(text.encode("windows-1252"))
    catalog = Catalog.load(path)
    catalog.put(replace(catalog.units[0], target="“summer”", state=State.TRANSLATED))
    assert catalog.save()
    assert "“summer”" in path.read_bytes().decode("windows-1252")


def test_plural_entries_are_no_units_and_stay() -> None:
    catalog = parse(FILES["plural"] + '\nmsgid "c"\nmsgstr "d"\n')
    assert [u.source for u in catalog.units] == ["c"]
    catalog.put(replace(catalog.units[0], target="e"))
    assert FILES["plural"] in catalog.text().decode()


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
PAIRS = st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6, unique_by=lambda row: row[:2])


@given(PAIRS)
def test_any_text_survives_writing_and_reading(pairs: list[tuple[str, str, str]]) -> None:
    rows = [row for row in pairs if row[:2] != ("", "")]
    catalog = Catalog.new("a.po")
    for context, source, target in rows:
        catalog.put(Unit(source, target, State.REVIEWED, context=context, notes=("n",)))
    again = Catalog.parse(catalog.text())
    assert [(u.context, u.source, u.target) for u in again.units] == rows
    assert again.text() == catalog.text()
    assert all(u.state is (State.REVIEWED if u.target else State.UNTRANSLATED) for u in again.units)


@given(PAIRS)
def test_polib_reads_the_same(pairs: list[tuple[str, str, str]]) -> None:
    rows = [row for row in pairs if row[:2] != ("", "") and not any(c in "".join(row) for c in "\x85\u2028\u2029")]
    rows = [row for row in rows if all(c.isprintable() or c in "\n\t" for c in "".join(row))]
    catalog = Catalog.new("a.po")
    for context, source, target in rows:
        catalog.put(Unit(source, target, State.TRANSLATED, context=context))
    read = [(e.msgctxt or "", e.msgid, e.msgstr) for e in polib.pofile(catalog.text().decode()) if e.msgid or e.msgctxt]
    assert sorted(read) == sorted(row for row in rows)


@given(TEXT.filter(bool), TEXT)
def test_every_character_has_its_place(source: str, target: str) -> None:
    catalog = Catalog.new("a.po")
    catalog.put(Unit(source, target, State.TRANSLATED, context="k"))
    again = Catalog.parse(catalog.text())
    lines = again.text().decode().split("\n")
    unit = again.units[0]
    for offset, char in enumerate(target):
        line, column = again.position(unit, offset)
        there = lines[line - 1][column - 1]
        assert there == char or there == "\\"
    line, column = again.position(unit, len(target))
    assert lines[line - 1][column - 1] == '"'
    assert lines[unit.line - 1].startswith("msgid")
    assert lines[unit.target_line - 1].startswith("msgstr")
