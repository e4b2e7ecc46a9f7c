"""Candidates: what repeats and is not known, in the order of its weight."""

from __future__ import annotations

from workbench.core.terms import Term
from workbench.glossary import Glossary
from workbench.glossary.extract import candidates
from workbench.glossary.phrases import phrases

TEXTS = [
    ("a", "Le centre d'accueil des migrants a ouvert. Les autorités ont visité le centre d’accueil."),
    ("b", "Un centre d'accueil ferme ; les migrants partent pour la gare routière."),
    ("b", "Les centres d'accueil des gares routières sont pleins. Écrire à centre@accueil.int."),
]


def french(known: Glossary, **more: int) -> list[str]:
    return [candidate.french for candidate in candidates(TEXTS, known, **more)]


def test_ranks_long_and_frequent_phrases_first() -> None:
    found = candidates(TEXTS, Glossary())
    best = found[0]
    assert (best.french, best.count, best.texts) == ("centre d'accueil", 4, 2)
    assert best.examples == tuple(text for _, text in TEXTS)
    assert [c.french for c in found] == ["centre d'accueil", "gare routière", "migrants"]
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def test_a_part_of_a_longer_phrase_counts_for_less() -> None:
    scores = {candidate.french: candidate.score for candidate in candidates(TEXTS, Glossary())}
    assert "accueil" not in scores, "never alone"
    assert scores["centre d'accueil"] > scores["migrants"]


def test_leaves_out_what_is_known_and_what_is_made_of_it() -> None:
    known = Glossary([Term("c", "centre d'accueil", "reception centre"), Term("m", "migrant", "migrant")])
    assert french(known) == ["gare routière"]


def test_does_not_cut_what_is_known() -> None:
    texts = [
        ("a", "La lutte contre la traite des êtres humains."),
        ("b", "La lutte contre la traite des êtres humains !"),
    ]
    known = Glossary([Term("t", "traite des êtres humains", "trafficking in human beings")])
    assert [c.french for c in candidates(texts, known)] == ["lutte contre la traite des êtres humains"]


def test_counts_no_rare_phrases() -> None:
    assert french(Glossary(), least=3) == ["centre d'accueil"]
    assert french(Glossary(), least=5) == []


def test_phrases_begin_and_end_with_words_of_weight() -> None:
    text = "La lutte contre la traite des êtres humains et le retour."
    found = {span.of(text) for _, span in phrases(text)}
    assert {"lutte contre la traite", "traite des êtres humains", "êtres humains", "retour"} <= found
    assert not any(phrase.split()[0].lower() in ("la", "contre", "des", "et") for phrase in found)
    assert "êtres humains et le retour" not in found


def test_guesses_the_english_from_pairs() -> None:
    pairs = [
        ("Le centre d'accueil est plein.", "The reception centre is full."),
        ("Un centre d'accueil ouvre.", "A reception centre opens."),
        ("La route est longue.", "The road is long."),
    ]
    guesses = {candidate.french: candidate.english for candidate in candidates(TEXTS, Glossary(), pairs)}
    assert guesses["centre d'accueil"] == "reception centre"
    assert guesses["gare routière"] == ""
