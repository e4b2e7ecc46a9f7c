"""The house's CSV: what it takes, what it refuses and where, what it gives back."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import GlossaryError
from workbench.core.terms import CaseRule, Term
from workbench.glossary import Glossary, append, columns, csvfile

HEADER = ",".join(columns.COLUMNS)


def one(row: str, header: str = "id,fr,en") -> Term:
    (term,) = csvfile.parse(f"{header}\n{row}\n", "g.csv")
    assert isinstance(term, Term), term
    return term


def test_reads_every_column() -> None:
    row = (
        "t,traite,traite des personnes|traite humaine,trafficking,,human trafficking,treaty|milking,noun,law,exact,"
        'yes,traite négrière,yes,"a note, with a comma",IOM'
    )
    assert one(row, HEADER) == Term(
        "t", "traite", "trafficking", ("traite des personnes", "traite humaine"), "", ("human trafficking",),
        ("treaty", "milking"), "noun", "law", CaseRule.EXACT, True, ("traite négrière",), True,
        "a note, with a comma", "IOM", "g.csv", 2,
    )  # fmt: skip


def test_defaults_and_order_of_columns() -> None:
    assert one("NGO,ong,ONG", "en,id,fr") == Term("ong", "ONG", "NGO", path="g.csv", line=2)


def test_an_untranslatable_term_needs_no_english() -> None:
    assert one("Sughd,s,,yes", "fr,id,en,untranslatable").target == "Sughd"


def test_lines_are_those_where_rows_begin() -> None:
    text = 'id,fr,en,note\na,un,one,"two\nlines"\n\nb,deux,two,\n'
    assert [term.line for term in csvfile.parse(text, "g.csv") if isinstance(term, Term)] == [2, 5]


@pytest.mark.parametrize("text", ["", "\n\n", "id,fr,en\n", HEADER])
def test_nothing_is_no_terms(text: str, tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_text(text, encoding="utf-8")
    assert csvfile.read(file) == []
    assert Glossary.load(file).hits("la traite") == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('id,fr,en\na,un,one\nb,"deux,two\nc,trois,three\n', 3, "quote is left open"),
        ("id,fr,en\na,un\n", 2, "has 2 cells, the header has 3"),
        ("id,fr,en\na,un,one,two\n", 2, "has 4 cells"),
        ("id,fr,en,colour\na,un,one,red\n", 1, "unknown column “colour”; known: id, fr"),
        ("id,fr\na,un\n", 1, "lacks the column `en`"),
        ("id,fr,en,fr\na,un,one,un\n", 1, "a column twice"),
        ("id;fr;en\na;un;one\n", 1, "not separated by commas"),
        ("id,fr,en\n,un,one\n", 2, "`id` is empty"),
        ("id,fr,en\na b,un,one\n", 2, "white space"),
        ("id,fr,en\na,,one\n", 2, "`fr` is empty"),
        ("id,fr,en\na,un,\n", 2, "`en` is empty"),
        ("id,fr,en\na,un|deux,one\n", 2, "holds one value"),
        ("id,fr,en\na,…,one\n", 2, "no letter or digit"),
        ("id,fr,en,pos\na,un,one,nom\n", 2, "unknown pos “nom”; known: noun"),
        ("id,fr,en,case\na,un,one,upper\n", 2, "unknown case “upper”"),
        ("id,fr,en,check_only\na,un,one,no\n", 2, "`check_only` is “no”; write yes"),
        ("id,fr,en,variants\na,un,one,x||y\n", 2, "empty value between"),
        ("id,fr,en\na,un\x1b[2J,one\n", 2, "control character U+001B"),
        (f"id,fr,en\na,{'x' * 10_000},one\n", 2, "10,000 characters"),
        (f"id,fr,en\na,{'x' * 200_000},one\n", 2, "field larger than"),
        ('id,fr,en\na,"un"e,one\n', 2, "is not CSV"),
        ("id,fr,en\na,un\x00b,one\n", 2, "control character U+0000"),
    ],
)
def test_says_what_is_wrong_and_where(text: str, line: int, what: str, tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError, match=re.escape(what)) as caught:
        Glossary.load(file)
    assert (caught.value.path, caught.value.line) == (file, line)
    assert caught.value.exit_code == 2
    assert "\x1b" not in str(caught.value)


def test_other_encodings(tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_bytes("id,fr,en\na,un,one\nb,traité,treaty\n".encode("latin-1"))
    with pytest.raises(GlossaryError, match=r"g\.csv:3: is not UTF-8"):
        Glossary.load(file)
    file.write_bytes("\ufeffid,fr,en\r\nb,traité,treaty\r\n".encode())
    assert [term.source for term in Glossary.load(file).terms] == ["traité"]


def test_a_folder_and_files(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,fr,en\nb,deux,two\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("id,fr,en\na,un,one\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a glossary", encoding="utf-8")
    assert [term.id for term in Glossary.load(tmp_path).terms] == ["a", "b"]
    assert [term.id for term in Glossary.load([tmp_path / "b.csv"]).terms] == ["b"]
    assert Glossary.load(tmp_path / "nowhere").terms == ()
    with pytest.raises(GlossaryError, match="cannot be read"):
        Glossary.load(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ("a,deux,two", r"b\.csv:2: the id “a” stands already in .*a\.csv:2"),
        ("b,un,another", r"b\.csv:2: « un » is “another” here and “one” in .*a\.csv:2"),
    ],
)
def test_files_that_contradict_each_other(second: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,fr,en\na,un,one\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id,fr,en\n{second}\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=what):
        Glossary.load(tmp_path)


text = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="|") | st.sampled_from(" =+-@'\",;"), max_size=20
).map(lambda s: " ".join(s.split()))
form = text.filter(lambda s: any(c.isalnum() for c in s))
forms = st.lists(form, max_size=3, unique=True).map(tuple)
terms = st.builds(
    Term,
    id=st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True),
    source=form,
    target=form,
    variants=forms,
    plural=st.just("") | form,
    admitted=forms,
    forbidden=forms,
    pos=st.sampled_from(columns.POS),
    domain=text,
    case=st.sampled_from(CaseRule),
    untranslatable=st.booleans(),
    not_when=forms,
    check_only=st.booleans(),
    note=text,
    authority=text,
)


def bare(term: Term) -> dict[str, str]:
    return columns.row(term)


@given(st.lists(terms, max_size=4))
def test_what_is_written_is_read(given: list[Term]) -> None:
    read = list(csvfile.parse(csvfile.write(given), "g.csv"))
    assert all(isinstance(term, Term) for term in read)
    assert [bare(term) for term in read if isinstance(term, Term)] == [bare(term) for term in given]


@given(st.lists(terms, max_size=4))
def test_no_cell_is_a_formula(given: list[Term]) -> None:
    for cells in csv.reader(io.StringIO(csvfile.write(given))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"id,fr,en\na,un,one\n", b"id,fr,en\na,un,one\nb,deux,two\n"),
        (b"id,fr,en\na,un,one", b"id,fr,en\na,un,one\nb,deux,two\n"),
        (b"id,fr,en\r\na,un,one\r\n", b"id,fr,en\r\na,un,one\r\nb,deux,two\r\n"),
        ("\ufeffen,fr,id\r\none,un,a".encode(), "\ufeffen,fr,id\r\none,un,a\r\ntwo,deux,b\r\n".encode()),
        (b'"id","fr","en"\n"a","un","one"\n', b'"id","fr","en"\n"a","un","one"\n"b","deux","two"\n'),
        (b"id,fr,en\n\n# not a comment,x,y\n", b"id,fr,en\n\n# not a comment,x,y\nb,deux,two\n"),
        (b"", HEADER.encode() + b"\nb,deux,,two,,,,noun,,any,,,,,\n"),
    ],
)
def test_appends_in_the_style_of_the_file(before: bytes, after: bytes, tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_bytes(before)
    line = append.next_line(file)
    append.append(file, Term("b", "deux", "two"))
    assert file.read_bytes() == after
    assert (
        after.decode("utf-8-sig").splitlines()[line - 1].replace('"', "") in ("b,deux,two", "two,deux,b") or not before
    )


def test_does_not_drop_a_value_that_has_no_column(tmp_path: Path) -> None:
    file = tmp_path / "g.csv"
    file.write_bytes(b"id,fr,en\n")
    with pytest.raises(GlossaryError, match="has no column `note`"):
        append.append(file, Term("b", "deux", "two", note="n"))
    assert file.read_bytes() == b"id,fr,en\n"
