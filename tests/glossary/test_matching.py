"""Matching: inflection, noun or verb, blockers, boundaries, number, offsets."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.terms import Term
from workbench.glossary import Glossary, patterns


def term(source: str, pos: str = "noun", **more: object) -> Term:
    return Term(source.replace(" ", "-"), source, "x", pos=pos, **more)  # type: ignore[arg-type]


def found(text: str, *terms: Term) -> list[str]:
    return [hit.span.of(text) for hit in Glossary(terms).hits(text)]


NOUN, VERB = True, False
HOMOGRAPHS = [
    # determiners
    ("la traite", NOUN),
    ("cette traite", NOUN),
    ("une traite", NOUN),
    ("aucune traite", NOUN),
    ("leur traite", NOUN),
    ("les aides", NOUN),
    ("l’aide", NOUN),
    ("L'aide", NOUN),
    ("toute traite", NOUN),
    ("quelle aide ?", NOUN),
    ("17 aides", NOUN),
    ("deux aides", NOUN),
    # listed adjectives between
    ("une importante aide", NOUN),
    ("la prétendue traite", NOUN),
    ("la première aide", NOUN),
    ("la troisième aide", NOUN),
    ("une telle aide", NOUN),
    ("une bien plus grande aide", NOUN),
    ("une plus grande aide", NOUN),
    ("de plus amples aides", NOUN),
    ("nos meilleures aides", NOUN),
    # prepositions
    ("victimes de traite", NOUN),
    ("contre traite et trafic", NOUN),
    ("risque d’aide", NOUN),
    ("sans aide", NOUN),
    ("venir en aide aux familles", NOUN),
    ("par traite", NOUN),
    ("en matière de traite", NOUN),
    # conjunctions, punctuation, beginnings
    ("trafic et traite", NOUN),
    ("esclavage ou traite", NOUN),
    ("Traite des femmes", NOUN),
    ("Aide d'urgence", NOUN),
    ("« Traite »", NOUN),
    ("(traite)", NOUN),
    ("exploitation, traite, esclavage", NOUN),
    ("Tunis – Aide aux migrants", NOUN),
    ("des crimes tels que traite et trafic", NOUN),
    ("y compris traite", NOUN),
    ("afin de fournir aide et protection", NOUN),
    ("déposer trois nouvelles demandes", NOUN),
    # a capital in running text is a name
    ("le programme Aide au retour", NOUN),
    # verbs after a subject
    ("Le texte traite de la question", VERB),
    ("Le rapport annuel traite de tout", VERB),
    ("Il traite vite", VERB),
    ("qui traite de tout", VERB),
    ("L’OIM aide les migrants", VERB),
    ("Le HCR aide", VERB),
    ("la question dont traite le rapport", VERB),
    ("ce que traite le rapport", VERB),
    ("elle aide", VERB),
    ("cela aide", VERB),
    # clitics
    ("il les traite bien", VERB),
    ("elle l’aide", VERB),
    ("qui l'aide", VERB),
    ("on la traite mal", VERB),
    ("ne la traite pas", VERB),
    ("elle n’aide personne", VERB),
    ("il se traite", VERB),
    ("il en traite", VERB),
    ("les médecins les traite", VERB),
    ("il nous aide", VERB),
    ("on y traite de tout", VERB),
    # a conjunction or a comma, and an object behind
    ("accueille et aide les familles", VERB),
    ("accueille, aide une famille", VERB),
    ("prend note et demande que tout cesse", VERB),
    ("Traite tous les cas", VERB),
    ("et traite également de cela", VERB),
    # inversion behind a quotation
    ("« Où aller ? » demande Mme Example", VERB),
    ("« Et ensuite ? », demande Ana.", VERB),
    ("« Et ensuite ? », demande M. Example.", VERB),
    ("« Et ensuite ? », demande le ministre.", VERB),
    # inside a hyphened word
    ("la sous-traite", VERB),
]


@pytest.mark.parametrize(("text", "noun"), HOMOGRAPHS)
def test_noun_or_verb(text: str, noun: bool) -> None:
    assert bool(found(text, term("traite"), term("aide"), term("demande"))) is noun
    if noun:
        assert not found(text, term("traiter", "verb"), term("aider", "verb"))


@pytest.mark.parametrize(
    "text",
    ["L'OIM aide les migrants", "Elle les aidera", "afin d'aider", "en aidant", "ils aidèrent", "L’OIM a aidé"],
)
def test_verbs_are_found_in_their_forms(text: str) -> None:
    assert found(text, term("aider", "verb"))


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("placer", "plaçons"), ("protéger", "protège"), ("protéger", "protégeait"), ("employer", "emploient"),
        ("appeler", "appellera"), ("acheter", "achète"), ("réunir", "réunissent"), ("rendre", "rendu"),
        ("célébrer", "célèbrent"), ("se réinstaller", "se réinstallent"), ("s'établir", "s’établissent"),
        ("se établir", "s'établit"), ("lutter contre la traite", "luttent contre la traite"),
        ("lutter contre la traite des personnes", "luttait contre la traite de personnes"),
    ],
)  # fmt: skip
def test_conjugates(verb: str, form: str) -> None:
    assert found(f"Ils {form} ici.", term(verb, "verb")) == [form]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("chef de mission", "chefs de mission"),
        ("chef de mission", "cheffe de mission"),
        ("chef de mission adjoint", "cheffes de mission adjointes"),
        ("chef de mission adjoint", "chefs de mission adjoints"),
        ("travailleur migrant", "travailleuses migrantes"),
        ("réfugié", "réfugiées"),
        ("directeur général", "directrice générale"),
        ("directeur général", "directeurs généraux"),
        ("bureau régional", "bureaux régionaux"),
        ("mineur non accompagné", "mineures non accompagnées"),
        ("personne ayant besoin de protection", "personnes ayant besoin de protection"),
        ("réfugié et migrant", "réfugiés et migrants"),
        ("haut-commissariat", "hauts-commissariats"),
        ("haut-commissariat", "Haut Commissariat"),
        ("haut commissariat", "haut-commissariat"),
        ("porte-parole", "porte-paroles"),
        ("traite des personnes", "traite de personnes"),
        ("traite de personnes", "traite des personnes"),
        ("traite des êtres humains", "traite d’êtres humains"),
        ("traite d'êtres humains", "TRAITE DES ETRES HUMAINS"),
        ("victime de la traite", "victimes de traite"),
        ("prestataire du service", "prestataires de service"),
        ("pays d’origine", "pays d'origine"),
        ("État membre", "Etats membres"),
        ("œuvre sociale", "oeuvres sociales"),
        ("retour volontaire", "retour\u00a0volontaire"),
        ("retour volontaire", "retour\n  volontaire"),
        ("retour volontaire", "re\u00adtours volontaires"),
        ("travail forcé", "travaux forcés"),
        ("vitrail", "vitraux"),
    ],
)
def test_inflects_nouns(listed: str, text: str) -> None:
    sentence = f"Voici : {text}."
    assert found(sentence, term(listed)) == [text]


@pytest.mark.parametrize("text", ["transfrontalier", "transfrontalière", "transfrontaliers", "transfrontalières"])
def test_inflects_adjectives(text: str) -> None:
    assert found(f"un flux {text}", term("transfrontalier", "adjective")) == [text]


@pytest.mark.parametrize(
    ("listed", "pos", "text"),
    [
        ("traite", "noun", "les traités de paix"),
        ("traité", "noun", "la traite"),
        ("migrant", "noun", "les non-migrants et les immigrants"),
        ("État", "noun", "les États-Unis"),
        ("OIM", "acronym", "loim oim Oim"),
        ("BIT", "acronym", "un bit"),
        ("Tours", "name", "deux tours"),
        ("OIM", "acronym", "écrire à presse@OIM.int ou http://x.OIM/OIM"),
        ("aide", "noun", "entraide, aide-mémoire"),
        ("réfugié", "noun", "Elle s’est réfugiée ; ils ont été réfugiés"),
        ("personne déplacée", "noun", "personne, déplacée"),
        ("droit", "noun", "la droite"),
        ("trafic", "adverb", "trafics"),
    ],
)
def test_finds_nothing_else(listed: str, pos: str, text: str) -> None:
    assert found(text, term(listed, pos)) == []


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("le pays d’origine", False), ("les pays d’origine", True), ("leurs pays d’origine", True),
        ("leur pays d’origine", False), ("deux pays d’origine", True), ("1 pays d’origine", False),
        ("12 pays d’origine", True), ("1 200 pays d’origine", True), ("des grands pays d’origine", True),
        ("Pays d’origine", False), ("de nombreux pays d’origine", True), ("chaque pays d’origine", False),
    ],
)  # fmt: skip
def test_number_of_what_does_not_show_it(text: str, plural: bool) -> None:
    (hit,) = Glossary([term("pays d'origine")]).hits(text)
    assert hit.plural is plural


def test_number_by_form_and_of_acronyms() -> None:
    text = "un chef de mission, les chefs de mission, les ONG, une ONG, d’ONG, trois ONGs"
    hits = Glossary([term("chef de mission"), term("ONG", "acronym")]).hits(text)
    assert [hit.plural for hit in hits] == [False, True, True, False, True, True]


@pytest.mark.parametrize(
    ("text", "plural"),
    [
        ("réfugié·e·s", True), ("réfugié·e", False), ("réfugié(e)s", True), ("réfugié(e)", False),
        ("réfugié-e-s", True), ("réfugié•es", True), ("réfugié(s)", False),
    ],
)  # fmt: skip
def test_inclusive_writing(text: str, plural: bool) -> None:
    sentence = f"Les (vrais) {text} (OIM)"
    found = [(hit.span.of(sentence), hit.plural) for hit in Glossary([term("réfugié")]).hits(sentence)]
    assert found == [(text, plural)]


def test_inclusive_writing_inside_a_phrase() -> None:
    text = "Des travailleur·euse·s migrant·e·s arrivent."
    assert found(text, term("travailleur migrant")) == ["travailleur·euse·s migrant·e·s"]


def test_acronyms_with_dots() -> None:
    assert found("L'O.I.M. et l'O.N.U", term("OIM", "acronym"), term("ONU", "acronym")) == ["O.I.M.", "O.N.U"]


def test_the_longest_wins_and_blocks() -> None:
    terms = term("chef de mission"), term("chef de mission adjoint"), term("mission")
    assert found("le chef de mission adjoint, un chef de mission, la mission", *terms) == [
        "chef de mission adjoint", "chef de mission", "mission",
    ]  # fmt: skip


def test_the_longer_wins_over_the_earlier() -> None:
    terms = term("lutte contre la traite"), term("traite des êtres humains")
    assert found("la lutte contre la traite des êtres humains", *terms) == ["traite des êtres humains"]


def test_what_is_no_noun_does_not_hide_what_lies_in_it() -> None:
    terms = term("lutte contre la traite"), term("traite")
    assert found("Le comité lutte contre la traite.", *terms) == ["traite"]
    assert found("Dans la lutte contre la traite.", *terms) == ["lutte contre la traite"]


@pytest.mark.parametrize("text", ["la traite négrière", "les traites négrières", "LA TRAITE NÉGRIÈRE", "la traite de"])
def test_contexts_block_their_own_term(text: str) -> None:
    blocked = term("traite", not_when=("traite négrière", "traite de"))
    assert found(text, blocked) == []
    assert found(text, blocked, term("traite", variants=("cette traite",))) != []


def test_a_context_does_not_block_what_is_longer() -> None:
    assert found("la traite de migrants", term("traite de migrants", not_when=("traite de",))) == ["traite de migrants"]


def test_one_form_of_noun_and_verb_goes_to_the_right_row() -> None:
    glossary = Glossary([term("aide"), term("aider", "verb")])
    text = "L'aide arrive ; l'OIM aide les familles."
    assert [(hit.term.id, hit.span.start) for hit in glossary.hits(text)] == [("aide", 2), ("aider", 22)]


@pytest.mark.parametrize(
    "source", ["C++ (avancé)", "a.b*c", "[sic]", "100 % [x]", "R&D", "\\d+ \\w", "aide (retour)", "n° 1", "e-mail ?"]
)
def test_terms_are_no_patterns(source: str) -> None:
    assert found(f"Voici {source}, et rien d'autre.", term(source, "phrase")) == [source]
    assert found("Voici abbc 100 x sic.", term(source, "phrase")) == []


def test_an_empty_glossary_and_an_empty_text() -> None:
    assert Glossary().hits("La traite.") == ()
    assert Glossary([term("traite")]).hits("") == ()


def test_long_text_of_nothing_but_hits() -> None:
    text = "la traite " * 20_000
    assert len(Glossary([term("traite"), term("la traite")]).hits(text)) == 20_000


WORDS = [
    "traite",
    "aide",
    "réfugié",
    "Etats membres",
    "œuvre",
    "chef",
    "de",
    "des",
    "la",
    "les",
    "L’",
    "d'",
    "-",
    ".",
    "«",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "\u00a0", "\n"]))
def test_hits_stand_in_order_without_overlap_and_are_forms_of_their_terms(words: list[str], space: str) -> None:
    text = space.join(words)
    terms = [
        term("traite"),
        term("aide"),
        term("réfugié"),
        term("État membre"),
        term("œuvre"),
        term("chef de la traite"),
    ]
    end = 0
    for hit in Glossary(terms).hits(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        end = hit.span.end
        assert any(len(hit.span.of(text)) in (len(f), len(f) - 1, len(f) + 1) for f in patterns.forms(hit.term))


def test_many_terms_find_what_few_terms_find() -> None:
    rng = random.Random(1)
    letters = "abcdefgh"
    names = sorted({"".join(rng.choices(letters, k=rng.randint(3, 5))) for _ in range(400)})
    terms = [term(name, "phrase") for name in names]
    glossary = Glossary(terms)
    for _ in range(50):
        words = rng.choices(names, k=8)
        assert [hit.term.source for hit in glossary.hits(" ".join(words))] == words
