"""Sentence boundaries: a bar marks each one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.releases.sentences import split

CASES = """
M. Diallo a ouvert la séance.| Il a remercié les délégués.
Mme Sow, MM. Ba et Ly ont signé.| L’accord entre en vigueur.
Le Dr Okafor a examiné 40 enfants.| Tous vont bien.
Le Pr. Martin et le Dr. Petit sont venus.| Ils repartent demain.
Mgr. Dupont et Mme. Ly ont reçu le Col. Ba à St. Louis.| Le Lt. Sy était là.
J. Morel a signé.| Selon l’art. 3 et la rés. 1325, max. 20 personnes, cf. pp. 12 et 13.
Joignez-nous : Tel. +992 48 700 00 00 ou Fax. +992 48 700 00 01 aux heures de bureau.
Le chiffre figure p. 12 du rapport.| Il a été vérifié.
Voir art. 3 de la Convention.| Voir aussi chap. 4 du manuel.
Le n. 5 de la revue paraît en mai.| Le suivant paraîtra en juin.
« Nous sommes rentrés hier. »| Elle n’en dira pas plus.
« Nous sommes rentrés hier. »| C’est ce qu’elle a dit.
« Nous partons.| Nous reviendrons », a promis le chef du village.
« Partir ?| Jamais ! » s’écrie-t-il.| Puis il se tait.
Il a tout perdu : maison, bétail, récolte etc…| Ce drame n’est pas isolé.
Les récoltes, les outils, etc. sont perdus.| Rien ne reste.
Selon J. P. Morel et Anna K. Traoré, rien ne change.| Le reste suivra.
La hausse atteint 3.5 points.| Le taux était de 1.200 en 2019.
Le site www.example.org est ouvert.| Écrivez à info@example.org.| Merci.
Qui sont-ils ?| D’où viennent-ils ?| Nul ne le sait…| Peut-être.
L’OIM, le HCR et l’O.N.U. ont signé.| Les États-Unis financent le projet.
S. E. M. Kaboré a présidé la réunion.| Elle a duré deux heures.
Elle est arrivée à 19 h.| Le lendemain, elle est repartie.
Le 1er janv. 2020, tout a changé.| Le 3 févr. suivant aussi.
Le bac (long de dix mètres) est revenu.| Le quai aussi (il est neuf. Tout le monde le dit) est prêt.
(Source : Min. de la santé. Voir annexe.)| Le taux baisse.
"""


def expected(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_boundaries(case: str) -> None:
    assert [sentence.strip() for sentence in split(case.replace("|", ""))] == expected(case)


def test_no_break_spaces_part_sentences_too() -> None:
    text = "« Nous restons. » Elle a souri. Il est parti."
    assert [s.strip() for s in split(text)] == ["« Nous restons. »", "Elle a souri.", "Il est parti."]


@settings(deadline=None)
@given(st.text(alphabet="aéB.!? «»()…1\u00a0’", max_size=200))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(split(text)) == text


@pytest.mark.parametrize(
    "text",
    [". " * 5000, "( a. B " * 3000, "A. " * 5000, "a" * 100_000, "(" * 20_000 + ". A"],
    ids=lambda text: text[:4],
)
def test_hostile_text_comes_back_whole(text: str) -> None:
    assert "".join(split(text)) == text
