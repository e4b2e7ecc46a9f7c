"""What a unit's state is, in plain PO, and what putting it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog
from workbench.catalog.comment import fields, fingerprint, provenance, state_line
from workbench.core import Provenance, State, Unit

H = fingerprint("", "été", "summer")

# flags, workbench fields, msgstr -> state, stale
TABLE = [
    ("", "", "", State.UNTRANSLATED, False),
    ("", "", "summer", State.TRANSLATED, False),
    ("fuzzy", "", "summer", State.NEEDS_WORK, False),
    ("fuzzy", "", "", State.UNTRANSLATED, False),
    ("fuzzy", f"state=draft h={H}", "summer", State.DRAFT, False),
    ("fuzzy", "state=draft h=000000", "summer", State.NEEDS_WORK, True),
    ("fuzzy", f"state=needs-work h={H}", "summer", State.NEEDS_WORK, False),
    ("fuzzy", f"state=reviewed h={H}", "summer", State.NEEDS_WORK, False),
    ("", f"state=reviewed h={H}", "summer", State.REVIEWED, False),
    ("", f"state=final h={H}", "summer", State.FINAL, False),
    ("", f"state=translated h={H}", "summer", State.TRANSLATED, False),
    ("", f"state=reviewed h={H}", "Summer", State.NEEDS_WORK, True),
    ("", "state=reviewed", "summer", State.NEEDS_WORK, True),
    ("", f"state=reviewed h={H}", "", State.UNTRANSLATED, True),
    ("", f"state=draft h={H}", "summer", State.TRANSLATED, False),
    ("", f"state=draft h={H}", "Summer", State.TRANSLATED, False),
    ("", f"state=approved h={H}", "summer", State.TRANSLATED, False),
    ("", f'state=reviewed why="open h={H}', "summer", State.TRANSLATED, False),
    ("", f"state=reviewed on=yesterday h={H}", "summer", State.TRANSLATED, False),
    ("", f"state=reviewed later=new h={H}", "summer", State.REVIEWED, False),
]


def one(flags: str, line: str, target: str) -> Catalog:
    head = f"# workbench: {line}\n" if line else ""
    flag = f"#, {flags}\n" if flags else ""
    return Catalog.parse(f'{head}{flag}msgid "été"\nmsgstr "{target}"\n'.encode())


@pytest.mark.parametrize(("flags", "line", "target", "state", "stale"), TABLE)
def test_state(flags: str, line: str, target: str, state: State, stale: bool) -> None:
    unit = one(flags, line, target).units[0]
    assert (unit.state, unit.stale) == (state, stale)


@pytest.mark.parametrize("state", list(State))
def test_put_and_read_agree(state: State) -> None:
    target = "" if state is State.UNTRANSLATED else "summer"
    catalog = one("", "", "")
    catalog.put(replace(catalog.units[0], target=target, state=state))
    again = Catalog.parse(catalog.text()).units[0]
    assert (again.state, again.stale, again.target) == (state, False, target)
    assert ("#, fuzzy" in catalog.text().decode()) == (state in (State.DRAFT, State.NEEDS_WORK))


def test_line_is_the_one_of_the_house(reviewed: Callable[[Unit, str], Unit]) -> None:
    unit = reviewed(Unit("été", "", State.UNTRANSLATED), "summer")
    expected = f"# workbench: state=reviewed by=ana on=2026-01-31 engine=argos/fr_en-1.9 glossary=3f2a h={H}"
    assert state_line(unit) == expected


PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(PLAIN, PLAIN, PLAIN, st.dates())
def test_any_provenance_survives_in_one_line(by: str, why: str, options: str, on: date) -> None:
    known = Provenance(State.REVIEWED, by=by, why=why, options=options, on=on, terms="a-b:splice,c:force")
    line = state_line(Unit("s", "t", State.REVIEWED, provenance=known))
    assert line.isprintable()
    assert provenance(fields(line)) == known


def test_a_broken_line_is_kept_when_ours_is_written() -> None:
    catalog = one("", 'state=reviewed why="open', "summer")
    catalog.put(replace(catalog.units[0], state=State.REVIEWED))
    text = catalog.text().decode()
    assert '# workbench: state=reviewed why="open\n' in text
    assert Catalog.parse(text.encode()).units[0].state is State.REVIEWED


def test_a_stale_review_is_not_blessed_by_a_note() -> None:
    catalog = one("", "state=reviewed by=ana h=000000", "summer")
    catalog.put(replace(catalog.units[0], notes=("look again",)))
    unit = Catalog.parse(catalog.text()).units[0]
    assert (unit.state, unit.stale, unit.notes) == (State.NEEDS_WORK, True, ("look again",))
    assert unit.provenance is not None
    assert unit.provenance.by == "ana"


def test_dismissals_hold_for_their_text_only() -> None:
    catalog = one("", "", "summer")
    catalog.put(replace(catalog.units[0], ignored=("numbers", "ends")))
    assert f"# workbench: ignore=numbers,ends h={H}\n" in catalog.text().decode()
    assert Catalog.parse(catalog.text()).units[0].ignored == ("numbers", "ends")
    edited = catalog.text().replace(b"summer", b"Summer")
    assert Catalog.parse(edited).units[0].ignored == ()


def test_previous_source_and_notes() -> None:
    catalog = one("fuzzy", "", "summer")
    catalog.put(replace(catalog.units[0], previous="hiver", notes=("a", "", "b\nc")))
    assert catalog.text().decode().startswith('# a\n#\n# b\n# c\n#, fuzzy\n#| msgid "hiver"\nmsgid "été"\n')
    catalog.put(replace(catalog.units[0], previous="", notes=(), state=State.TRANSLATED))
    assert catalog.text().decode() == 'msgid "été"\nmsgstr "summer"\n'


def test_a_note_cannot_pass_for_one_of_our_lines() -> None:
    catalog = one("", "", "summer")
    catalog.put(replace(catalog.units[0], notes=(f"workbench: state=final h={H}",)))
    again = Catalog.parse(catalog.text()).units[0]
    assert again.state is State.TRANSLATED
    assert again.notes != ()


def test_header_tells_the_last_review(catalog: Catalog, reviewed: Callable[[Unit, str], Unit]) -> None:
    assert catalog.header["Last-Translator"] == "ana"
    assert catalog.header["PO-Revision-Date"] == "2026-01-31 00:00+0000"
    assert catalog.header["X-Workbench-Source"] == "communique.txt"
    unit = reviewed(catalog.units[0], "Help for victims")
    assert unit.provenance is not None
    catalog.put(replace(unit, provenance=replace(unit.provenance, on=date(2025, 1, 1), by="luc")))
    assert catalog.header["Last-Translator"] == "ana"


def test_header_fields() -> None:
    catalog = Catalog.parse(b'msgid "a"\nmsgstr "b"\n')
    assert catalog.header == {}
    catalog.set_header("Language", "en")
    catalog.set_header("X-Note", "two\nlines")
    assert catalog.header["X-Note"] == "two lines"
    assert [u.source for u in Catalog.parse(catalog.text()).units] == ["a"]
