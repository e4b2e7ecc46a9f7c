"""Site furniture goes, text stays."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.releases import Furniture
from workbench.releases.plain import plain_lines


def clean(text: str, furniture: Furniture | None = None) -> str:
    kept, _ = (furniture or Furniture()).clean(plain_lines(text))
    return "\n".join(line.marker + line.text for line in kept)


def test_one_release_alone_loses_its_menu_by_structure(menu: str, body: str) -> None:
    assert clean(menu + body) == body


def test_a_folder_of_releases_loses_what_repeats(body: str) -> None:
    head = "Le Courrier des rives\nUne autre ligne du site\n"
    texts = [
        f"{head}Titre {n}\nVille – Phrase numéro {n} qui dit quelque chose d’assez long pour être lue."
        for n in range(3)
    ]
    furniture = Furniture.learn(texts)
    assert clean(head + body, furniture) == body
    assert clean(head + body) == head + body


def test_removed_lines_are_told(menu: str, body: str) -> None:
    _, removed = Furniture().clean(plain_lines(menu + body))
    assert [line.number for line in removed] == list(range(1, menu.count("\n") + 1))


@pytest.mark.parametrize("glued", ["Agir", "Mesures et relevés"])
def test_furniture_glued_to_the_title_is_cut_off(menu: str, body: str, glued: str) -> None:
    assert clean(menu + glued + body) == body


def test_a_doubled_title_stays_once(menu: str, body: str) -> None:
    title = body.split("\n")[0]
    assert clean(f"{menu}{title}\n{body}") == body


BUTTONS = "Partager\nPartager sur Facebook\nTwitter\nImprimer\n"
FOOTER = "\nPartager cette page\n-\nMentions légales\n© 2031 Agence. Tous droits réservés.\nNous utilisons des cookies."


def test_buttons_and_footers_go(body: str) -> None:
    title, rest = body.split("\n", 1)
    for head in ("", "Accueil > Actualités > Fleuves\n", "Accueil\nMenu\n"):
        assert clean(f"{head}{title}\n{BUTTONS}{rest}{FOOTER}") == body


def test_lists_of_other_releases_go(body: str) -> None:
    related = "\nSur le même sujet\nSur le même sujet\nUn pont à Gao\nDes digues à Mopti\n"
    assert clean(body + related) == body


STAYS = [
    "Traite : trois arrestations\nDakar – Trois personnes ont été arrêtées lundi, a annoncé la police de la capitale du pays.",
    "Les chiffres\n- Un bac\n- Deux ponts\nDakar – Voici les chiffres de l’année, publiés lundi par l’Agence des rives du fleuve.",
    "Un titre court\n- premier point\n- second point\nUne phrase qui suit.",
    "Titre\n\n- Oui\n- Non\n",
    "Titre\nRefrain de la chanson\nRefrain de la chanson\nFin du chant.",
    "Titre\nUne phrase.\nL’Agence en bref\nFondée en 1962, l’Agence relie les rives.",
]


@pytest.mark.parametrize("text", STAYS)
def test_body_text_is_never_furniture(text: str) -> None:
    assert clean(text) == "\n".join(line for line in text.split("\n") if line)


def test_what_releases_share_in_their_body_stays() -> None:
    shared = "L’Agence en bref\nFondée en 1962, l’Agence relie les rives de tous les fleuves du continent, et cela en toute saison."
    contact = "Contact : Aïssa Moumouni\nTél. +227 20 11 22 33"
    texts = [f"Titre {n}\nVille – Une phrase {n}.\nUne phrase commune.\n{contact}\n{shared}" for n in range(5)]
    furniture = Furniture.learn(texts)
    assert furniture == Furniture()
    assert [clean(text, furniture) for text in texts] == texts


def test_a_title_that_returns_every_week_stays() -> None:
    texts = [
        f"Point de presse\nGenève – Le porte-parole de l’Agence a évoqué {n} dossiers lors du point de presse."
        for n in range(4)
    ]
    furniture = Furniture.learn(texts)
    assert [clean(text, furniture) for text in texts] == texts


def test_two_releases_are_too_few_to_learn_from() -> None:
    assert Furniture.learn(["Le fleuve\nUn titre\nUn texte.", "Le fleuve\nUn autre\nUn texte aussi."]) == Furniture()


def test_a_doubled_title_over_a_short_line_stays(menu: str) -> None:
    body = "Un bac revient\nTillabéri – Après onze mois d’interruption, un bac\nrelie de nouveau les deux rives."
    assert clean(f"{menu}Un bac revient\n{body}") == body


def test_copies_of_one_release_teach_nothing(body: str) -> None:
    assert Furniture.learn([body] * 9) == Furniture()


SENTENCE = st.lists(st.text("abcdeéàô", min_size=1, max_size=8), min_size=3, max_size=9).map(
    lambda w: " ".join(w).capitalize() + "."
)


@settings(deadline=None)
@given(st.lists(SENTENCE, min_size=2, max_size=8, unique=True))
def test_sentences_all_stay(sentences: list[str]) -> None:
    assert clean("\n".join(sentences)) == "\n".join(sentences)
