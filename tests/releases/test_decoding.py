"""Bytes to text: encodings, mojibake, control characters, leftover markup."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.errors import ReleaseError
from workbench.releases import decoding
from workbench.releases.decoding import decode, load
from workbench.releases.leftovers import strip_markup

FRENCH = "« L’été »\u202f: à Nîmes, 1\u00a0000\u00a0€ – où çà\u00a0? Œuvre, aiguë…\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_come_out_alike(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "a.txt") == decoding.Decoded(FRENCH)


def test_windows_1252_is_the_fallback() -> None:
    text = FRENCH.replace("\u202f", "\u00a0")
    assert decode(text.encode("cp1252"), "a.txt") == decoding.Decoded(text, ("read as Windows-1252",))


def test_stray_windows_bytes_in_utf_8() -> None:
    data = "Une école à Tillabéri, déjà prête".encode() + b" pour l\x92\xe9t\xe9"
    assert decode(data, "a.txt").text.endswith("prête pour l’été")


@pytest.mark.parametrize("text", ["Déjà l’été à Nîmes", "« Où ça ? », dit-il", "L’Œuvre coûte 5 €", "Ça va à Âncre"])
def test_mojibake_is_repaired(text: str) -> None:
    broken = text.encode().decode("cp1252", "surrogateescape").encode("utf-8", "surrogateescape")
    found = decode(b"Titre\n" + broken, "a.txt")
    assert found.text == f"Titre\n{text}"
    assert found.warnings[-1].startswith("mojibake repaired")


@settings(deadline=None)
@given(st.text(alphabet="aeéèàçÉÀŒœ«»’–…€\u00a0\u202f :;!?ÂÃâ", min_size=1).filter(str.strip))
def test_good_french_stays_as_it_is(text: str) -> None:
    if not decoding._MOJIBAKE.search(text):
        assert decode(text.encode(), "a.txt").text == text


def test_decomposed_accents_are_composed() -> None:
    assert decode("e\u0301te\u0301".encode(), "a.txt").text == "été"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\x1b]0;titre\x07b", "ab"),
        ("a\u202eb\u200bc\ufeffd", "abcd"),
        ("l\x92été", "l’été"),
        ("con\xadfin", "confin"),
    ],
)
def test_control_characters_go_with_a_warning(raw: str, clean: str) -> None:
    found = decode(raw.encode(), "a.txt")
    assert found.text == clean
    assert ("removed" in "".join(found.warnings)) == (raw != "l\x92été")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"abc\0def", "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xff\xfea", "UTF-16"),
        (b"a" * (decoding.MAX_CHARACTERS + 1), "longer than 2,000,000 characters"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReleaseError, match=why) as raised:
        decode(data, "a.txt")
    assert str(raised.value).startswith("a.txt: ")


def test_files_that_cannot_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReleaseError, match="folder"):
        load(tmp_path)
    with pytest.raises(ReleaseError, match="No such file"):
        load(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReleaseError, match="no regular file"):
        load(tmp_path / "pipe.txt")
    monkeypatch.setattr(decoding, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"four")
    with pytest.raises(ReleaseError, match="larger than"):
        load(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ('href="mailto:a@example.org" target="_blank" title=\n"">a@example.org\nfin', "a@example.org\n\nfin"),
        ('<a href="https://example.org/x">le site</a> est', "le site est"),
        ('href="mailto:b@example.org"></a>', "b@example.org"),
        ('c@example.org" target="_blank" class="x">', "c@example.org"),
        ("<strong>Niamey</strong> –<br />L&rsquo;eau &amp; le riz&nbsp;!", "Niamey – L’eau & le riz\u00a0!"),
        ("&lt;b&gt; 3 < 4 > 2 &inconnu; &#27;[31m", "<b> 3 < 4 > 2 &inconnu; [31m"),
        ("courriel : d@example.org-\nfin", "courriel : d@example.org\nfin"),
    ],
)
def test_leftover_markup(raw: str, clean: str) -> None:
    text, warnings = strip_markup(raw)
    assert text == clean
    assert warnings


def test_plain_text_has_no_markup_to_repair() -> None:
    assert strip_markup("Prix : 3 euros, voir a@example.org.") == ("Prix : 3 euros, voir a@example.org.", ())
