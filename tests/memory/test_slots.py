"""What is set aside, and what is not."""

import pytest

from workbench.memory.slots import number_value, skeleton

TABLE = [
    ("Le 30 juillet 2019, l’OIM a aidé 17 femmes.", ["30", "juillet", "2019", "OIM", "17"]),
    ("A l’issue, Mme Cristina Tranca a parlé.", ["Cristina Tranca"]),
    ("M. Hafedh Ben Salah et le Dr Kurt.", ["Hafedh Ben Salah", "Kurt"]),
    ("« Nous aidons », dit-il. Elle part mardi.", ["mardi"]),
    ("HCR et OIM.", ["HCR", "OIM"]),
    ("La Tunisie et Le Caire. Selon Lena Mayer, rien.", ["Tunisie", "Le Caire", "Lena Mayer"]),
    ("Lena Mayer, OIM Kaboul, Tel. +93 799 870 352", ["Lena Mayer", "OIM", "Kaboul", "Tel", "+93 799 870 352"]),
    ("Courriel : l.mayer@example.org ou https://example.org/a", ["l.mayer@example.org", "https://example.org/a"]),
    ("Il y a 1 000,5 tonnes et 21 000 000 de sacs.", ["1 000,5", "21 000 000"]),
    ("Les 12, 13 et 14 Février", ["12", "13", "14", "Février"]),
    ("L’Ouzbékistan et la Côte d’Ivoire", ["Ouzbékistan", "Côte d’Ivoire"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), TABLE)
def test_slots(text: str, found: list[str]) -> None:
    assert [slot.text for slot in skeleton(text).slots] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 000", "1000"), ("1 000,5", "1000.5"), ("1,000.5", "1000.5"), ("2,5", "2.5"), ("3.000", "3000"),
     ("0,125", "0.125"), ("1,000,000", "1000000"), ("2018", "2018")],
)  # fmt: skip
def test_a_number_has_one_value_however_it_is_written(text: str, value: str) -> None:
    assert number_value(text) == value


def test_marks_say_where_the_slots_were() -> None:
    bones = skeleton("Le 3 mai, 17 femmes")
    assert [bones.text[mark] for mark in bones.marks] == ["\ue000", "\ue001", "\ue000"]
