"""TMX in and out, friendly and hostile."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import InputError
from workbench.memory import Entry, read_tmx, write_tmx

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="FR-FR"/><body>
<tu creationid="ana" creationdate="20190730T101500Z">
 <tuv xml:lang="FR-FR"><seg>Une <bpt i="1">&lt;b></bpt>aide<ept i="1">&lt;/b></ept> <hi>directe</hi>.</seg></tuv>
 <tuv xml:lang="en-GB"><seg>Direct <ph>{1}</ph>assistance.</seg></tuv>
 <tuv xml:lang="de"><seg>Direkte Hilfe.</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Sans anglais</seg></tuv></tu>
</body></tmx>"""


def test_a_memory_of_another_tool_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.tmx"
    path.write_text(FOREIGN, encoding="utf-8")
    entry = Entry("Une aide directe.", "Direct assistance.", "old", reviewer="ana", on=date(2019, 7, 30))
    assert list(read_tmx(path)) == [entry]


XML = (
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip).filter(bool)
)


@given(st.lists(st.builds(Entry, XML, XML, XML, XML, XML, XML, st.dates(date(1000, 1, 1)), XML), max_size=5))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("tmx") / "m.tmx"
    path.write_bytes(write_tmx(entries))
    assert list(read_tmx(path)) == entries
    assert write_tmx(entries) == path.read_bytes()


def test_control_characters_do_not_break_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(write_tmx([Entry("a\x1b[31mb\ufffe\ud800", "<&>", "r")]))
    assert [(e.source, e.target) for e in read_tmx(path)] == [("a[31mb", "<&>")]


BODY = '<tmx><body><tu><tuv xml:lang="fr"><seg>&x;</seg></tuv></tu></body></tmx>'
BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY x "&a;&a;">]>' + BODY
FILE = '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + BODY


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "not TMX"), ("<html/>", "<html>"), (FOREIGN[:300], "not TMX"), (BOMB, "entity"), (FILE, "entity"),
     ("\x00\x01", "not TMX")],
)  # fmt: skip
def test_what_is_no_tmx_is_refused_with_its_name(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says) as caught:
        list(read_tmx(path))
    assert caught.value.path == path


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_tmx(tmp_path / "none.tmx"))
