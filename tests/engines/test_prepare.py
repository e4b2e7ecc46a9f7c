import pytest

from workbench.core.release import BlockKind, Segment
from workbench.engines.prepare import LONGEST, prepare

KIND = BlockKind


def pieces(text: str, kind: BlockKind = KIND.BODY) -> tuple[str, ...]:
    return prepare(Segment(text, kind, 1, 1)).pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’OIM aide «\u00a0les migrants\u00a0».", ("L'OIM aide « les migrants ».",)),
        ("- Écrivez à info@example.org avant mai.", ("Écrivez à", "avant mai.")),
        ("Contactez Ana Ba, OIM, Tél. : +992 48 701 02 22, courriel : a@example.org", ("Contactez Ana Ba, OIM",)),
        (
            "INONDATIONS AU PAKISTAN : L’OIM INTENSIFIE SON AIDE",
            ("Inondations au pakistan : l'OIM intensifie son aide",),
        ),
        ("OIM", ("OIM",)),
        ("HCR ET OIM", ("HCR ET OIM",)),
        ("A ce jour, les Etats et l'Egypte aident.", ("À ce jour, les États et l'Égypte aident.",)),
        ("A-t-il dit non ? A. Smith aussi.", ("A-t-il dit non ? A. Smith aussi.",)),
        ("2015 – 2016", ()),
        ("https://example.org", ()),
        ("", ()),
    ],
)
def test_what_the_model_sees(text: str, expected: tuple[str, ...]) -> None:
    assert pieces(text) == expected


def test_names_of_the_glossary_keep_their_case() -> None:
    one = prepare(Segment("LE PROCESSUS D’ALMATY CONTINUE", KIND.TITLE, 1, 1), {"almaty": "Almaty"})
    assert one.pieces == ("Le processus d'Almaty continue",)


@pytest.mark.parametrize(
    ("text", "kind", "targets", "expected"),
    [
        ("Le retour", KIND.BODY, ["Return."], "Return"),
        ("Ils rentrent.", KIND.BODY, ["They return"], "They return."),
        ("Fin de la crise", KIND.TITLE, ["end of the crisis"], "End of the Crisis"),
        ("FIN DE LA CRISE À KABOUL", KIND.TITLE, ["End of the crisis in Kabul"], "END OF THE CRISIS IN KABUL"),
        ("Kaboul - A ce jour, rien.", KIND.DATELINE, ["Kabul - to date, nothing."], "Kabul – To date, nothing."),
        (
            "- Écrivez à a@example.org avant mai.",
            KIND.LIST,
            ["Write to", "Before May."],
            "- Write to a@example.org before May.",
        ),
        ("Courrier électronique : a@example.org", KIND.CONTACT, [], "Email: a@example.org"),
        ("Téléphone : 1 92 300 856 0341", KIND.CONTACT, [], "Tel: 1 92 300 856 0341"),
        ("Il a dit : « Oui »", KIND.BODY, ["He said : « Yes »"], "He said: “Yes”"),
    ],
)
def test_put_together(text: str, kind: BlockKind, targets: list[str], expected: str) -> None:
    assert prepare(Segment(text, kind, 1, 1)).compose(targets) == expected


def test_verbatim_and_foreign_segments_stay_as_they_are() -> None:
    name = prepare(Segment("Natalia  MacDonald", KIND.CONTACT, 1, 1, verbatim=True))
    assert (name.pieces, name.compose([])) == ((), "Natalia MacDonald")
    mail = prepare(Segment("Courriel : a@example.org", KIND.CONTACT, 1, 1, verbatim=True))
    assert mail.compose([]) == "Email: a@example.org"
    foreign = prepare(Segment("It's 21% done", KIND.BODY, 1, 1, language="en"))
    assert (foreign.pieces, foreign.compose([])) == ((), "It's 21% done")


@pytest.mark.parametrize(
    "text", ["Une phrase, et une autre, " * 60, "mot " * 400, "x" * 5_000, "Il dit ; elle dit ; " * 90]
)
def test_long_sentences_are_cut_and_nothing_is_lost(text: str) -> None:
    found = pieces(text)
    assert all(len(piece) <= LONGEST for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split()).rstrip(",;")
