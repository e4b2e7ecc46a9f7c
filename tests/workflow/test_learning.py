"""Recurring edits become proposals, and an accepted one changes exactly one thing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.checks.house import House
from workbench.core import State, Unit
from workbench.core.config import Config
from workbench.core.errors import GlossaryError, InputError, WorkbenchError
from workbench.glossary import Glossary
from workbench.glossary.amend import with_forbidden
from workbench.workflow.learning import Kind, Proposal, apply, proposals
from workbench.workflow.learning.edits import replacements
from workbench.workflow.project import Project
from workbench.workflow.reviewed import Pair

GLOSSARY = "id,fr,en,forbidden\nmission,chef de mission,chief of mission,mission boss\nfoyer,foyer d'accueil,shelter,\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path, Config())
    found.catalogs.mkdir(parents=True)
    found.glossary.mkdir()
    (found.glossary / "g.csv").write_text(GLOSSARY, encoding="utf-8")
    return found


def pair(source: str, draft: str, target: str, release: str = "a", engine: str = "argos/fr_en-1") -> Pair:
    return Pair(release, source, draft, target, engine=engine)


CITIES = ["Tunis", "Almaty", "Niamey", "Rabat"]
OTHERS = [pair(f"Le bateau de {c} part.", f"The boat of {c} leaves.", f"The boat of {c} leaves.") for c in CITIES]
TERM = [
    pair(
        f"La caravane sanitaire de {c} part.", f"The health trailer of {c} leaves.", f"The mobile clinic of {c} leaves."
    )
    for c in CITIES
] + OTHERS
FORBID = [
    pair(f"Le chef de mission est à {c}.", f"The mission head is in {c}.", f"The chief of mission is in {c}.")
    for c in CITIES
]
RULE = [
    pair("Ils travaillent ensemble.", "They work in co-operation.", "They work in cooperation."),
    pair("La coopération compte.", "The co-operation counts.", "The cooperation counts."),
    pair("Une aide mutuelle.", "A mutual co-operation.", "A mutual cooperation."),
]


@pytest.mark.parametrize(
    ("pairs", "kind", "before", "after", "french", "term"),
    [
        (TERM, Kind.TERM, "health trailer", "mobile clinic", "caravane sanitaire", ""),
        (FORBID, Kind.FORBID, "mission head", "chief of mission", "", "mission"),
        (RULE, Kind.RULE, "co-operation", "cooperation", "", ""),
    ],
)
def test_what_recurs_is_proposed(
    project: Project, pairs: list[Pair], kind: Kind, before: str, after: str, french: str, term: str
) -> None:
    found = proposals(pairs, Glossary.load(project.glossary))
    assert [(p.kind, p.before, p.after, p.french, p.term) for p in found] == [(kind, before, after, french, term)]
    assert len(found[0].evidence) == sum(p.draft != p.target for p in pairs)


@pytest.mark.parametrize(
    "pairs",
    [
        TERM[:2] + OTHERS,  # too few
        [TERM[0]] * 5,  # one sentence five times
        [replace(p, draft=p.target) for p in TERM],  # nothing edited
        [replace(p, draft=p.draft.replace("mission head", "mission boss")) for p in FORBID],  # forbidden already
        [
            *RULE,
            pair("Un autre mot.", "One co-operation word.", "One co-operation word."),
        ],  # a reviewed target keeps it
        [pair(f"Il va à {c}.", f"He goes at {c}.", f"He goes to {c}.") for c in CITIES],  # function words
        [pair(f"Il va {c}.", f"He goes, {c}, Paris.", f"He goes, {c}, Lyon.", engine="memory/a") for c in CITIES],
        [
            *(pair(f"L'aide n° {n}.", f"The help no. {n}.", f"The aid no. {n}.") for n in range(9)),
            pair("Une aide.", "A help.", "A help."),
        ],  # nine of ten, but one reviewed target keeps it
        [pair(f"Il va à {c}.", "He goes to Paris.", f"He goes to {c}.") for c in CITIES],  # each time another word
        [
            pair(f"L'aide de {c}.", f"The help of {c}.", f"The {word} of {c}.")
            for c, word in zip(["a", "b", *CITIES], ["aid"] * 3 + ["assistance"] * 3, strict=True)
        ],  # half one, half the other
    ],
)
def test_what_does_not_recur_is_not(project: Project, pairs: list[Pair]) -> None:
    assert proposals(pairs, Glossary.load(project.glossary)) == []


def test_a_phrase_that_is_everywhere_owns_no_words(project: Project) -> None:
    seen = [pair(f"Les personnes à {c}.", f"The people in {c}.", f"The persons in {c}.") for c in CITIES]
    assert [(p.kind, p.before) for p in proposals(seen, Glossary.load(project.glossary))] == [(Kind.RULE, "people")]


def test_words_that_stand_elsewhere_are_no_term(project: Project) -> None:
    others = [pair(f"Le centre de {c}.", f"A mobile clinic of {c}.", f"A mobile clinic of {c}.") for c in CITIES]
    found = proposals([*TERM, *others], Glossary.load(project.glossary))
    assert [(p.kind, p.before) for p in found] == [(Kind.RULE, "health trailer")]


def test_a_verb_is_no_term(project: Project) -> None:
    seen = [pair(f"Il a soutenu {c}.", f"He sustained {c}.", f"He supported {c}.") for c in CITIES]
    found = proposals([*seen, *OTHERS], Glossary.load(project.glossary))
    assert [(p.kind, p.before) for p in found] == [(Kind.RULE, "sustained")]


def test_two_edits_side_by_side_are_not_a_third(project: Project) -> None:
    both = [
        pair(f"Une caravane sanitaire aide {c}.", f"A health trailer helps {c}.", f"A mobile clinic assists {c}.")
        for c in CITIES[:3]
    ]
    alone = [pair(f"Il aide {c}.", f"He helps {c}.", f"He assists {c}.") for c in CITIES]
    found = proposals([*TERM, *both, *alone], Glossary.load(project.glossary))
    assert {(p.before, p.after) for p in found} == {("health trailer", "mobile clinic"), ("helps", "assists")}


def test_a_match_corrected_each_time_is_a_memory_correction(project: Project) -> None:
    seen = [pair("Bonjour à tous.", "Hello all.", "Good morning.", f"r{n}", "memory/old") for n in range(3)]
    found = [p for p in proposals(seen, Glossary.load(project.glossary)) if p.kind is Kind.MEMORY]
    assert [(p.release, p.before, p.after) for p in found] == [("old", "Hello all.", "Good morning.")]
    catalog = Catalog.new(project.catalogs / "old.po", source_file="old.txt")
    catalog.put(Unit("Bonjour à tous.", "Hello all.", State.REVIEWED))
    catalog.save()
    unit = Catalog.load(apply(project, found[0])).units[0]
    assert (unit.target, unit.state) == ("Good morning.", State.TRANSLATED)
    with pytest.raises(InputError, match="does not hold the segment any more"):
        apply(project, found[0])


def test_an_accepted_term_is_in_the_glossary(project: Project) -> None:
    found = proposals(TERM, Glossary.load(project.glossary))
    apply(project, found[0])
    hits = Glossary.load(project.glossary).hits("Deux caravanes sanitaires arrivent.")
    assert [hit.term.target for hit in hits] == ["mobile clinic"]
    assert proposals(TERM, Glossary.load(project.glossary)) == []


def test_an_accepted_forbidden_form_changes_one_row(project: Project) -> None:
    apply(project, proposals(FORBID, Glossary.load(project.glossary))[0])
    text = (project.glossary / "g.csv").read_text(encoding="utf-8")
    assert text == GLOSSARY.replace("mission boss", "mission boss|mission head")


def test_an_accepted_rule_is_in_the_configuration(project: Project) -> None:
    before = b"[engine]\r\nbeam = 4\r\n[[check.rules]]\nid = 'a'\nmessage = 'x'\ntarget = 'x'\n\n\n"
    (project.root / "workbench.toml").write_bytes(before)
    found = proposals(RULE, Glossary.load(project.glossary))[0]
    apply(project, found)
    config = Project.find(project.root).config
    assert (config.engine.beam, config.check.rules[1].id) == (4, "learned-co-operation")
    assert config.check.rules[1].fails[0][1] == "co-operation"
    assert (project.root / "workbench.toml").read_bytes().startswith(before)
    with pytest.raises(InputError, match="has a rule"):
        apply(Project.find(project.root), found)


@pytest.mark.parametrize("before", ["", "[check]\nrules = []\n"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("aide", "close aide"), ('"', '"""'), ("É\x7f \\ [a", "b'\n[x]"), ("a" * 300, "b")],
)
def test_a_rule_is_good_or_nothing_is_written(project: Project, before: str, old: str, new: str) -> None:
    path = project.root / "workbench.toml"
    path.write_text(before, encoding="utf-8")
    try:
        apply(Project.find(project.root), Proposal(Kind.RULE, old, new))
    except WorkbenchError:
        assert path.read_text(encoding="utf-8") == before
    rules = Project.find(project.root).config.check.rules
    assert all(House(rule).rule.passes[0][1] == new for rule in rules)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_bytes_of_other_rows_stay(end: str, start: bytes) -> None:
    rows = ["id,fr,en,forbidden,note", 'a,un,one,,"two', 'lines"', "b,deux,two,tow,  spaces  ", ""]
    data = start + end.join(rows).encode()
    changed = with_forbidden(data, Path("g.csv"), 2, "won")
    assert changed == start + end.join([rows[0], f'a,un,one,won,"two{end}lines"', rows[3], ""]).encode()
    assert with_forbidden(data, Path("g.csv"), 4, "to") == data.replace(b"tow", b"tow|to")
    with pytest.raises(GlossaryError, match="no row"):
        with_forbidden(data, Path("g.csv"), 3, "x")


@given(st.text(max_size=80), st.text(max_size=80))
def test_replacements_are_parts_of_the_texts(draft: str, target: str) -> None:
    for before, after in replacements(draft, target):
        assert before in draft
        assert after in target
