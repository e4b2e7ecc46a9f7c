"""Other tools' formats: there and back, what is lost, what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.cli.glossary.exchange import FORMATS
from workbench.core.errors import GlossaryError
from workbench.core.terms import CaseRule, Term
from workbench.glossary import columns, exchange
from workbench.glossary.naming import slug

FULL = Term(
    "traite", "traite des personnes", "trafficking in persons", variants=("traite", "traite humaine"), plural="",
    admitted=("human trafficking",), forbidden=("treaty", "milking"), domain="law", not_when=("traite négrière",),
    check_only=True, note="case: not a remark on case", authority="IOM|UNTERM",
)  # fmt: skip
NGO = Term("ong", "ONG", "NGO", plural="NGOs", pos="acronym", case=CaseRule.EXACT, note="Not <b>bold</b> & not “=1”")
LAW = Term("1-loi", "loi n° 1 [projet]", "Act (draft)", plural="Acts (draft)", case=CaseRule.EXACT, pos="noun")
SUGHD = Term("c_x", "Sughd", "Sughd", pos="name", case=CaseRule.ANY, untranslatable=True)
PHRASE = Term("contact", "veuillez contacter", "please contact", pos="phrase", admitted=("please call", "please write"))
FORMULA = Term("f", "=SOMME(A1)", "-1+2", variants=("@nom", "+1", "'=x"), admitted=("=x", "'+y"), pos="phrase")
TERMS = [FULL, NGO, LAW, SUGHD, PHRASE, FORMULA]


def back(terms: list[Term], name: str, folder: Path) -> list[Term]:
    path = folder / f"glossary-{name}{exchange.FORMATS[name].suffixes[0]}"
    path.write_bytes(exchange.export(terms, name).data)
    return [replace(term, path="", line=0) for term in exchange.load(path).terms]


@pytest.mark.parametrize("name", ["csv", "tbx2", "tbx3", "tbx3-dct"])
def test_csv_and_tbx_keep_everything(name: str, tmp_path: Path) -> None:
    assert back(TERMS, name, tmp_path) == TERMS
    assert exchange.export(TERMS, name).dropped == {}


words = st.text("abcdé œ'’-=+@&<>\"", min_size=1, max_size=12).map(lambda s: " ".join(s.split()))
form = words.filter(lambda s: any(c.isalnum() for c in s))
forms = st.lists(form, max_size=2, unique=True)


@st.composite
def entries(draw: st.DrawFn) -> Term:
    english = draw(st.lists(form, min_size=1, max_size=5, unique=True))
    french = draw(st.lists(form, min_size=1, max_size=3, unique=True))
    pos = draw(st.sampled_from(columns.POS))
    return Term(
        "t", french[0], english[0], tuple(french[1:]), "".join(english[1:2]), tuple(english[2:3]), tuple(english[3:]),
        pos, draw(words), draw(st.sampled_from(CaseRule)), draw(st.booleans()), tuple(draw(forms)), draw(st.booleans()),
        draw(words | st.sampled_from(["not when: x", "plural", "note: y"])), draw(words),
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(entries(), st.sampled_from(["csv", "tbx2", "tbx3", "tbx3-dct"]))
def test_csv_and_tbx_keep_anything(tmp_path: Path, term: Term, name: str) -> None:
    assert back([term], name, tmp_path) == [term]


def test_omegat_keeps_pairs_and_notes(tmp_path: Path) -> None:
    read = back([FULL, PHRASE], "omegat", tmp_path)
    assert [(t.source, t.target, t.admitted, t.note) for t in read] == [
        ("traite des personnes", "trafficking in persons", ("human trafficking",), FULL.note),
        ("traite", "trafficking in persons", (), FULL.note),
        ("traite humaine", "trafficking in persons", (), FULL.note),
        ("veuillez contacter", "please contact", ("please call", "please write"), ""),
    ]
    assert set(exchange.export([FULL], "omegat").dropped) == {
        "id", "variants", "forbidden", "domain", "not_when", "check_only", "authority",
    }  # fmt: skip


def test_weblate_keeps_concepts_together(tmp_path: Path) -> None:
    read = back([FULL, FORMULA], "weblate", tmp_path)
    assert [(t.id, t.source, t.variants, t.target, t.admitted) for t in read] == [
        (
            "traite",
            "traite des personnes",
            ("traite", "traite humaine"),
            "trafficking in persons",
            ("human trafficking",),
        ),
        ("f", "=SOMME(A1)", ("@nom", "+1", "'=x"), "-1+2", ("=x", "'+y")),
    ]
    assert exchange.export(TERMS, "weblate").dropped["forbidden"] == 1


def test_deepl_has_each_french_form_once(tmp_path: Path) -> None:
    twice = Term("b", "traite", "milking")
    read = back([FULL, twice], "deepl", tmp_path)
    assert [(t.source, t.target) for t in read] == [
        ("traite des personnes", "trafficking in persons"), ("traite", "trafficking in persons"),
        ("traite humaine", "trafficking in persons"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "deepl", "weblate"])
def test_no_csv_holds_a_formula(name: str) -> None:
    data = exchange.export(TERMS, name).data.decode()
    assert not any(cell[:1] in "=+-@" for line in data.splitlines() for cell in line.split(",") if cell)


def test_what_other_tools_write(tmp_path: Path) -> None:
    deepl = tmp_path / "d.csv"
    deepl.write_text('traite,trafficking,fr,en\n"réfugié, e",refugee,FR,EN-GB,3\nvide,\n', encoding="utf-8")
    read = exchange.load(deepl)
    assert [(t.id, t.source, t.line) for t in read.terms] == [("traite", "traite", 1), ("refugie-e", "réfugié, e", 2)]
    assert read.skipped == 1
    omegat = tmp_path / "o.utf8"
    omegat.write_bytes("\ufeff# x\r\nOIM\tIOM\tbody\r\n\r\nTunis\tTunis\r\nOIM\tInt. Org.\r\n".encode())
    assert [(t.source, t.pos, t.case, t.admitted) for t in exchange.load(omegat).terms] == [
        ("OIM", "acronym", CaseRule.EXACT, ("Int. Org.",)), ("Tunis", "name", CaseRule.EXACT, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.csv", "traite,trafficking,de,en\n", "a.csv:1: is from de to en"),
        ("a.csv", "traite\n", "a.csv:1: has 1 cells"),
        ("a.csv", 'a,b\n"traite,b\n', "a.csv:2: a quote is left open"),
        ("a.csv", "source,target\na,b,c\n", "a.csv:2: has 3 cells, the header has 2"),
        ("a.txt", "OIM\tIOM\nonly one\n", "a.txt:2: has no tab"),
        ("a.txt", f"{'x' * 10_000}\tIOM\n", "a.txt:1: a value of `fr` has 10,000 characters"),
        ("a.txt", "OIM\tI|OM\n", "a.txt:1: `en` holds one value"),
    ],
)
def test_names_the_line_that_is_wrong(name: str, text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        exchange.load(path)
    assert what in str(caught.value)


def test_the_command_offers_every_format() -> None:
    assert tuple(exchange.FORMATS) == FORMATS


@pytest.mark.parametrize(
    ("text", "identifier"),
    [("Traite d’êtres humains", "traite-d-etres-humains"), ("Œuvre n° 1", "oeuvre-n-1"), ("…", "term")],
)
def test_ids_from_text(text: str, identifier: str) -> None:
    assert slug(text) == identifier
