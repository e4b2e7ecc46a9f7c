import json
from collections.abc import Sequence

import pytest

from workbench.core.draft import Draft, How
from workbench.core.release import BlockKind, Segment
from workbench.core.terms import CaseRule, Term
from workbench.core.text import Span
from workbench.engines import Drafter, Package, folders
from workbench.engines.coverage import cover, wanted
from workbench.engines.decoder import Decoder, DraftOptions, Hypothesis
from workbench.engines.enforce import Enforcer
from workbench.engines.line import Line
from workbench.engines.renderings import Renderings
from workbench.glossary import Glossary

FRENCH = [
    "Les délégués ont parlé de la traite des êtres humains.",
    "Le HCR et le PAM aident les réfugiés en Libye.",
    "La réunion a été financée par le Fonds pour la paix.",
    "Le projet aide les migrants à rentrer chez eux.",
    "Les chefs de mission de l’OIM se sont réunis à Tunis.",
]


def term(id: str, source: str, target: str, **more: object) -> Term:
    return Term(id, source, target, **more)  # type: ignore[arg-type]


def drafts(package: Package, terms: Sequence[Term], texts: Sequence[str] = FRENCH) -> list[Draft]:
    given = [Segment(text, BlockKind.BODY, n, 1) for n, text in enumerate(texts, 1)]
    made = Drafter(package, terms=Glossary(terms))
    found = {i: draft for part in made.draft(given) for i, draft in part.items()}
    return [found[i] for i in range(len(texts))]


@pytest.fixture(scope="module")
def bare(starter: Package) -> list[Draft]:
    return drafts(starter, [])


INVENTED = [
    term("traite", "traite des êtres humains", "sale of people", forbidden=("human trafficking",)),
    term("hcr", "HCR", "Refugee Agency", case=CaseRule.EXACT),
    term("libye", "Libye", "Libyan State", case=CaseRule.EXACT),
    term("fonds", "fonds pour la paix", "Peace Purse", case=CaseRule.EXACT),
    term("chef", "chef de mission", "head of delegation", plural="heads of delegation"),
]


@pytest.fixture(scope="module")
def followed(starter: Package) -> list[Draft]:
    return drafts(starter, INVENTED)


def test_terms_that_the_package_would_never_choose(followed: list[Draft]) -> None:
    expected = [["sale of people"], ["Refugee Agency", "Libyan State"], ["Peace Purse"], [], ["heads of delegation"]]
    for draft, forms in zip(followed, expected, strict=True):
        assert all(form.lower() in draft.text.lower() for form in forms), draft.text
        assert len(draft.terms) == len(forms)
        assert all(edit.how is not How.UNRESOLVED and edit.after in draft.text for edit in draft.terms)
        assert not draft.problems


def test_segments_without_terms_are_as_without_a_glossary(followed: list[Draft], bare: list[Draft]) -> None:
    assert followed[3] == bare[3]
    assert all(a.text != b.text for a, b in zip(followed[:3], bare, strict=False))


def test_the_rest_of_a_sentence_stays(followed: list[Draft], bare: list[Draft]) -> None:
    assert followed[0].text.split()[:3] == bare[0].text.split()[:3]


def test_what_was_done_is_told(followed: list[Draft], bare: list[Draft]) -> None:
    edit = followed[0].terms[0]
    assert (edit.term, edit.how, edit.after) == ("traite", How.SPLICE, "sale of people")
    assert edit.before
    assert edit.before in bare[0].text


def test_a_term_that_is_there_already_changes_nothing(starter: Package, bare: list[Draft]) -> None:
    found = drafts(starter, [term("oim", "OIM", "IOM", case=CaseRule.EXACT)])
    assert found[4].text == bare[4].text
    assert [edit.how for edit in found[4].terms] == [How.ALREADY]


def test_check_only_terms_are_left_alone(starter: Package, bare: list[Draft]) -> None:
    found = drafts(starter, [term("traite", "traite des êtres humains", "sale of people", check_only=True)])
    assert found[0] == bare[0]


def test_a_term_the_package_cannot_spell_is_named_and_left_alone(
    starter: Package, bare: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = starter.vocabulary()
    monkeypatch.setattr(Package, "vocabulary", lambda self: whole - {"<0xE4>"})
    terms = [term("traite", "traite des êtres humains", "\u4eba\u53e3 trade"), term("oim", "OIM", "IOM")]
    assert Drafter(starter, terms=Glossary(terms)).unspellable() == ("traite",)
    assert drafts(starter, terms)[0].text == bare[0].text
    assert Drafter(starter).unspellable() == ()


def test_untranslatable_terms_keep_their_french(starter: Package) -> None:
    texts = ["Le journal Les Petites Affiches parle des migrants."]
    found = drafts(
        starter, [term("affiches", "Les Petites Affiches", "Les Petites Affiches", untranslatable=True)], texts
    )
    assert "Les Petites Affiches" in found[0].text


def test_hostile_terms_do_no_harm(starter: Package) -> None:
    terms = [
        term("brackets", "réunion", "meeting (a+b)* [x]"),
        term("markup", "délégué", "[bold]delegate[/bold]", plural="[bold]delegates[/bold]"),
        term("long", "projet", "project " * 400),
        term("empty", "paix", " "),
    ]
    found = drafts(starter, terms)
    assert all(draft.text.strip() for draft in found)
    long = next(edit for edit in found[3].terms if edit.term == "long")
    assert long.how is How.UNRESOLVED
    assert any(problem.startswith("term “projet” is not “project") for problem in found[3].problems)
    assert any(problem.endswith(("repeats words", "lack it still")) for problem in found[3].problems)


def test_a_term_that_occurs_twice_is_wanted_twice() -> None:
    terms = Glossary(
        [term("oim", "OIM", "IOM"), term("chef", "chef de mission", "chief", admitted=("chief of mission",))]
    )
    every = wanted("L'OIM et le chef de mission de l'OIM", terms)
    assert [one.term.id for one in every] == ["oim", "chef", "oim"]
    assert cover("IOM and the chief of mission", every, terms) == (Span(0, 3), Span(12, 28), None)
    assert cover("the IOM chief of IOM", every, terms) == (Span(4, 7), Span(8, 13), Span(17, 20))


def test_forbidden_forms_do_not_count() -> None:
    terms = Glossary([term("traite", "traite", "trafficking", forbidden=("sale",))])
    assert cover("the sale", wanted("la traite", terms), terms) == (None,)


@pytest.mark.parametrize(("score", "how"), [(-0.3, How.RERANK), (-0.9, How.SPLICE)])
def test_another_hypothesis_is_taken_where_it_is_near(score: float, how: How, starter: Package) -> None:
    terms = Glossary([term("traite", "traite", "trafficking", forbidden=("sale",))])
    line = Line(
        "La traite est un crime.", [Hypothesis("The sale is bad.", -0.2), Hypothesis("Trafficking it is.", score)]
    )
    Enforcer(Decoder(starter, DraftOptions()), terms, lambda source, target: ()).enforce([line])
    assert line.terms[0].how is how
    assert line.text == ("Trafficking it is." if how is How.RERANK else "The trafficking is bad.")
    assert len(line.hypotheses) == (2 if how is How.RERANK else 3)


def test_one_place_serves_one_term_and_as_many_as_can_are_served() -> None:
    terms = Glossary(
        [
            term("traite", "traite", "trafficking", admitted=("trafficking in persons",)),
            term("traite-personnes", "traite des personnes", "trafficking in persons"),
        ]
    )
    every = wanted("la traite et la traite des personnes", terms)
    assert cover("trafficking in persons and trafficking", every, terms) == (Span(27, 38), Span(0, 22))
    assert cover("trafficking in persons", every, terms).count(None) == 1


def test_self_renderings_are_kept_and_a_broken_cache_is_asked_again(starter: Package) -> None:
    decoder = Decoder(starter, DraftOptions())
    found = Renderings(decoder).of(["traite des êtres humains"])
    assert any("traffick" in name for name in found["traite des êtres humains"])
    assert not any({"talked", "spoke", "this"} & set(name.split()) for name in found["traite des êtres humains"])
    (path,) = (folders.cache_folder() / "renderings").glob("*.jsonl")
    kept = [json.loads(line)[0] for line in path.read_text(encoding="utf-8").splitlines()]
    assert kept.count("traite des êtres humains") == 1
    path.write_text("[broken\n")
    assert Renderings(decoder).of(["traite des êtres humains"]) == found
