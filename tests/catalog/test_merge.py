"""A catalog follows its release and forgets nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.catalog import Catalog, MergeReport
from workbench.core import Block, BlockKind, Provenance, Release, Segment, State, Unit
from workbench.core.errors import CatalogError

Build = Callable[..., Release]
Review = Callable[[Unit, str], Unit]
AIDED = "L’OIM a aidé 17 personnes."
THANKS = "Elle remercie ses partenaires."


def sources(catalog: Catalog) -> list[str]:
    return [unit.source for unit in catalog.units]


def test_a_new_catalog_is_the_release(catalog: Catalog) -> None:
    assert sources(catalog) == ["Aide aux victimes", AIDED, THANKS, "presse@example.org"]
    assert catalog.units[2].references == ("communique.txt:2.2",)
    assert [u.extracted for u in catalog.units] == [("title",), ("body",), ("body",), ("contact",)]


def test_a_second_merge_changes_no_byte(catalog: Catalog, release: Build) -> None:
    same = release(("title", ["Aide aux victimes"]), ("body", [AIDED, THANKS]), ("contact", ["presse@example.org"]))
    again = Catalog.load(catalog.path)
    before = again.text()
    assert again.merge(same) == MergeReport(kept=4)
    assert again.text() == before
    assert not again.save()


def test_one_changed_word_marks_one_unit(catalog: Catalog, release: Build) -> None:
    changed = AIDED.replace("17", "20")
    report = catalog.merge(
        release(("title", ["Aide aux victimes"]), ("body", [changed, THANKS]), ("contact", ["presse@example.org"]))
    )
    assert report == MergeReport(kept=3, changed=1)
    unit = catalog.units[1]
    assert (unit.state, unit.previous, unit.target) == (State.NEEDS_WORK, AIDED, "IOM helped 17 people.")
    assert unit.provenance is not None
    assert unit.provenance.by == "ana"
    assert [u.source for u in catalog.obsolete] == [AIDED]
    assert catalog.obsolete[0].state is State.REVIEWED


@pytest.mark.parametrize("fuzzy", ["#, fuzzy\n", ""])
def test_what_another_tool_put_in_place_of_a_draft_is_no_draft(catalog: Catalog, release: Build, fuzzy: str) -> None:
    draft = replace(
        catalog.units[1], state=State.DRAFT, target="Raw.", provenance=Provenance(State.DRAFT, engine="argos/x")
    )
    catalog.put(draft)
    catalog.save()
    text = catalog.path.read_text(encoding="utf-8")
    head, _, rest = text.partition("# workbench: state=draft")
    rest = rest.replace("#, fuzzy\n", fuzzy, 1).replace('"Raw."', '"Typed elsewhere."', 1)
    catalog.path.write_text(f"{head}# workbench: state=draft{rest}", encoding="utf-8")
    edited = Catalog.load(catalog.path)
    edited.merge(release(("title", ["Aide aux victimes"]), ("body", [AIDED.replace("17", "20"), THANKS])))
    unit = edited.units[1]
    assert (unit.state, unit.target, unit.previous) == (State.NEEDS_WORK, "Typed elsewhere.", AIDED)
    assert unit.provenance is None or not unit.provenance.engine


def test_a_change_taken_back_finds_its_review(catalog: Catalog, release: Build) -> None:
    before = catalog.text()
    blocks = ("title", ["Aide aux victimes"]), ("contact", ["presse@example.org"])
    catalog.merge(release(blocks[0], ("body", [AIDED.replace("17", "20"), THANKS]), blocks[1]))
    report = catalog.merge(release(blocks[0], ("body", [AIDED, THANKS]), blocks[1]))
    assert report.revived == 1
    assert catalog.text() == before


def test_a_moved_sentence_keeps_its_review(catalog: Catalog, release: Build) -> None:
    report = catalog.merge(
        release(("title", ["Aide aux victimes"]), ("body", [THANKS, AIDED]), ("contact", ["presse@example.org"]))
    )
    assert report == MergeReport(kept=4, moved=1)
    assert sources(catalog)[1:3] == [THANKS, AIDED]
    unit = catalog.units[2]
    assert (unit.state, unit.references) == (State.REVIEWED, ("communique.txt:2.2",))


def test_a_removed_sentence_becomes_obsolete_and_comes_back(catalog: Catalog, release: Build) -> None:
    report = catalog.merge(release(("title", ["Aide aux victimes"])))
    assert report == MergeReport(kept=1, removed=3)
    assert [(u.source, u.target, u.state) for u in catalog.obsolete] == [
        (AIDED, "IOM helped 17 people.", State.REVIEWED)
    ]
    catalog = Catalog.parse(catalog.text())
    report = catalog.merge(release(("title", ["Aide aux victimes"]), ("quote", [AIDED])))
    assert report == MergeReport(kept=1, revived=1)
    assert (catalog.units[1].state, catalog.units[1].extracted) == (State.REVIEWED, ("quote",))
    assert not catalog.obsolete


def test_unlike_sentences_are_not_taken_for_changes(catalog: Catalog, release: Build) -> None:
    report = catalog.merge(release(("body", ["Les inscriptions ferment en mars."])))
    assert (report.new, report.changed) == (1, 0)
    assert catalog.units[0].state is State.UNTRANSLATED


def test_repeats_are_one_unit(release: Build) -> None:
    catalog = Catalog.new("a.po")
    catalog.merge(release(("title", ["Appel"]), ("body", ["Appel", "Suite."])))
    assert sources(catalog) == ["Appel", "Suite."]
    assert catalog.units[0].references == ("communique.txt:1.1", "communique.txt:2.1")
    assert catalog.units[0].extracted == ("title", "body")


@pytest.mark.parametrize("context", ["title", "heading"])
def test_two_targets_for_one_source(release: Build, reviewed: Review, context: str) -> None:
    catalog = Catalog.new("a.po")
    wanted = release(("title", ["Appel"]), ("body", ["Appel", "Suite."]))
    catalog.merge(wanted)
    split = catalog.split(catalog.units[0].key, "communique.txt:1.1", context)
    catalog.put(reviewed(split, "APPEAL"))
    assert [(u.context, u.references) for u in catalog.units if u.source == "Appel"] == [
        ("", ("communique.txt:2.1",)),
        (context, ("communique.txt:1.1",)),
    ]
    catalog.merge(wanted)
    again = catalog.text()
    catalog.merge(wanted)
    assert catalog.text() == again
    moved = release(("body", ["Un mot d’abord."]), ("title", ["Appel"]), ("body", ["Appel", "Suite."]))
    catalog.merge(moved)
    assert [(u.context, u.target, u.references) for u in catalog.units if u.source == "Appel"] == [
        (context, "APPEAL", ("communique.txt:2.1",)),
        ("", "", ("communique.txt:3.1",)),
    ]


def test_verbatim_and_foreign_segments_say_so() -> None:
    lines = (
        Segment("presse@example.org", BlockKind.CONTACT, 1, 1, verbatim=True),
        Segment("No comment.", BlockKind.CONTACT, 1, 2, language="en"),
    )
    catalog = Catalog.new("a.po")
    catalog.merge(Release("a", "a  b%.txt", "", (Block(BlockKind.CONTACT, lines),)))
    assert [u.extracted for u in catalog.units] == [("contact, verbatim",), ("contact, in en",)]
    assert catalog.units[0].references == ("a%20%20b%25.txt:1.1",)


def test_what_others_wrote_stays(release: Build) -> None:
    plural = 'msgid "n"\nmsgid_plural "ns"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    text = f'#. house style\n#, no-wrap\nmsgid "a"\nmsgstr "b"\n\n{plural}'
    catalog = Catalog.parse(text.encode())
    catalog.merge(release(("body", ["neuf", "a"])))
    assert catalog.units[1].extracted == ("body", "house style")
    assert catalog.units[1].flags == ("no-wrap",)
    assert plural in catalog.text().decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.NEEDS_WORK, State.REVIEWED])
def test_a_replaced_release_keeps_every_translation(release: Build, state: State) -> None:
    catalog = Catalog.new("a.po")
    catalog.merge(release(("body", [f"Phrase {i} sur la migration." for i in range(20)])))
    for unit in catalog.units:
        catalog.put(replace(unit, target=f"Sentence {unit.source[7:9]}", state=state))
    catalog.merge(release(("body", ["Rien de tel ici."])))
    assert len(catalog.obsolete) == 20
    assert {u.state for u in catalog.obsolete} == {state}


def test_the_nearest_of_equal_sentences_is_taken(release: Build, reviewed: Review) -> None:
    texts = [f"Le bureau numéro {i} a accueilli des familles." for i in range(9)]
    catalog = Catalog.new("a.po")
    catalog.merge(release(("body", texts)))
    for unit in catalog.units:
        catalog.put(reviewed(unit, f"Office {unit.source[17]} received families."))
    report = catalog.merge(release(("body", [t.replace("des familles", "dix familles") for t in texts])))
    assert report.changed == 9
    assert [u.target[7] for u in catalog.units] == list("012345678")


def test_of_two_equally_like_the_one_nearby_is_taken(release: Build, reviewed: Review) -> None:
    between = [f"{word} autre chose entièrement." for word in "abcdefghijkl"]
    texts = ["Le bureau 1 a accueilli des familles.", *between, "Le bureau 2 a accueilli des familles."]
    catalog = Catalog.new("a.po")
    catalog.merge(release(("body", texts)))
    for unit in catalog.units:
        catalog.put(reviewed(unit, unit.source.upper()))
    report = catalog.merge(release(("body", [*between, "Le bureau 3 a accueilli des familles."])))
    assert (report.changed, report.removed) == (1, 1)
    assert catalog.units[-1].previous == texts[-1]


def test_a_split_that_cannot_be_is_refused(catalog: Catalog) -> None:
    for key, reference, context in [
        (("", "none"), "communique.txt:1.1", "x"),
        (catalog.units[0].key, "communique.txt:9.9", "x"),
        (catalog.units[0].key, "communique.txt:1.1", "x"),
    ]:
        with pytest.raises(CatalogError, match="nothing to split"):
            catalog.split(key, reference, context)
