"""French or not."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import pytest

from workbench.core.errors import ReleaseError
from workbench.releases import read_stream
from workbench.releases.language import is_english, language

ENGLISH = (
    "The ferry is back on the river after eleven months, and the people of both banks are happy to cross it again."
)
OTHERS = {
    "English": ENGLISH,
    "Spanish": "El barco vuelve a unir las dos orillas del río después de once meses, y los vecinos están muy contentos.",
    "Portuguese": "O barco volta a unir as duas margens do rio depois de onze meses, e os moradores estão muito contentes.",
    "Italian": "Il traghetto torna a unire le due rive del fiume dopo undici mesi, e gli abitanti sono molto contenti.",
    "German": "Die Fähre verbindet nach elf Monaten wieder die beiden Ufer des Flusses, und die Leute freuen sich sehr.",
    "Russian": "Паром снова соединяет два берега реки после одиннадцати месяцев перерыва, и жители очень этому рады.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_release_in_another_language_is_refused_by_name(name: str) -> None:
    with pytest.raises(ReleaseError, match=f"-: is in {name}, not in French"):
        read_stream(f"{OTHERS[name]}\n{OTHERS[name]}".encode())


@pytest.mark.parametrize(
    "text",
    [
        "Le bac est de nouveau en service sur le fleuve, et les riverains des deux bords peuvent enfin se rendre au marché.",
        "LE BAC EST DE NOUVEAU EN SERVICE SUR LE FLEUVE ET LES RIVERAINS PEUVENT ENFIN SE RENDRE AU MARCHÉ DE LA VILLE",
        "Contact: press office",
        "12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345 678 90 12 345",
    ],
)
def test_french_and_what_is_too_little_to_tell(text: str) -> None:
    assert language(text) == "fr"


def test_an_english_passage_is_marked() -> None:
    french = "Le bac est de nouveau en service, et les riverains peuvent enfin se rendre au marché de la ville.\n\n"
    release = read_stream((french + ENGLISH + "\n\n" + french * 3).encode())
    assert [block.segments[0].language for block in release.blocks] == ["fr", "en", "fr", "fr", "fr"]


def test_french_with_english_names_is_not_english() -> None:
    assert not is_english(
        "L’association Friends of the River and of the Sea, fondée à Londres, a financé le bac et les quais."
    )
