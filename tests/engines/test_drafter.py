import subprocess
import sys
from collections.abc import Sequence

import pytest

from workbench.core.draft import Draft
from workbench.core.errors import EngineError
from workbench.core.release import BlockKind, Segment
from workbench.engines import Drafter, DraftOptions, Package, drafter

FRENCH = [
    "Les délégués ont parlé de la traite des êtres humains.",
    "L’OIM a aidé 20 victimes au Tadjikistan.",
    "Le projet aide les migrants à rentrer chez eux.",
    "Pour plus d’informations, veuillez contacter Ana Ba, OIM Tunis, Tél. : +216 71 860 312, Email : ana@example.org",
    "ana@example.org",
    "Le Ministère de la Justice organise une conférence internationale à Tunis, qui se tiendra les 15 et 16 avril.",
]


def segments(texts: Sequence[str] = FRENCH) -> list[Segment]:
    return [Segment(text, BlockKind.BODY, n, 1) for n, text in enumerate(texts, 1)]


def drafts(made: Drafter, given: Sequence[Segment]) -> list[Draft]:
    found = {i: draft for part in made.draft(given) for i, draft in part.items()}
    assert sorted(found) == list(range(len(given)))
    return [found[i] for i in range(len(given))]


@pytest.fixture(scope="module")
def plain(starter: Package) -> list[Draft]:
    return drafts(Drafter(starter), segments())


def test_drafts_say_where_they_come_from(plain: list[Draft], starter: Package) -> None:
    assert [draft.source for draft in plain] == FRENCH
    assert {draft.engine for draft in plain} == {starter.label, "copy"}
    assert {draft.options for draft in plain if draft.engine != "copy"} == {str(DraftOptions())}
    assert all(draft.score < 0 for draft in plain if draft.engine != "copy")
    assert all(draft.text not in draft.alternatives for draft in plain)
    assert sum(len(draft.alternatives) for draft in plain) > 2


def test_addresses_and_numbers_stay(plain: list[Draft]) -> None:
    assert "Tel: +216 71 860 312, Email: ana@example.org" in plain[3].text
    assert (plain[4].text, plain[4].engine) == ("ana@example.org", "copy")


def test_a_segment_alone_has_the_same_draft(plain: list[Draft], starter: Package) -> None:
    made = Drafter(starter)
    assert [drafts(made, [segment])[0] for segment in segments()] == plain
    assert drafts(Drafter(starter, DraftOptions(threads=1)), segments()[::-1])[::-1] == plain


def test_rounds_come_in_order_and_can_be_cancelled(starter: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafter, "ROUND", 2)
    given = segments()
    made = Drafter(starter)
    assert [sorted(part) for part in made.draft(given)] == [[0, 1], [2, 3], [4, 5]]
    answers = iter([False, True])
    assert [sorted(part) for part in made.draft(given, cancelled=lambda: next(answers))] == [[0, 1]]
    assert list(made.draft(given, cancelled=lambda: True)) == []
    assert list(made.draft([])) == []


def test_a_draft_with_a_problem_gives_way_to_one_without(plain: list[Draft], starter: Package) -> None:
    first = plain[0].text

    def guard(source: str, target: str) -> tuple[str, ...]:
        return ("no good",) if target == first else ()

    found = drafts(Drafter(starter, guard=guard), segments())
    assert found[0].text != first
    assert not found[0].problems
    assert found[1:] == plain[1:]


def test_the_least_bad_draft_stays_with_its_problems(plain: list[Draft], starter: Package) -> None:
    found = drafts(
        Drafter(starter, guard=lambda source, target: ("bad", "worse")[: 1 + (target != plain[0].text)]), segments()
    )
    assert found[0].text == plain[0].text
    assert found[0].problems == ("bad",)


def test_hostile_text_is_drafted_like_any_other(starter: Package) -> None:
    texts = [
        "",
        " ",
        "\x1b[31mLe rouge\x00",
        "</s> <unk> <s> Bonjour",
        "▁▁ __ @@",
        "\ud800",
        "مرحبا 你好",
        "[bold]Oui[/bold]",
        "a" * 9_000,
    ]
    found = drafts(Drafter(starter), segments(texts))
    assert [draft.source for draft in found] == texts
    assert not any(c in draft.text for draft in found for c in "\x1b\x00\ud800")


def test_a_beam_of_nothing_is_refused(starter: Package) -> None:
    with pytest.raises(EngineError, match="beam of 0"):
        Drafter(starter, DraftOptions(beam=0))


def test_opening_the_room_loads_no_engine() -> None:
    code = (
        "import sys, workbench.engines, workbench.engines.packages, workbench.engines.index, workbench.workflow.models;"
        "print([m for m in ('ctranslate2', 'argostranslate', 'sentencepiece', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
