"""Files to releases."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import hashlib
import io
import os
import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.errors import ReleaseError
from workbench.releases import discover, find, learn, load_stream, read, read_stream, with_ending

SUFFIXES = [".txt", ".html", ".md", ".docx"]
NAMES = ["b.txt", "a.html", "c.md", "d.docx", "e.HTM"]


def folder_with(tmp_path: Path, *names: str) -> Path:
    for name in names:
        (tmp_path / name).write_text("x")
    return tmp_path


def test_discover_finds_the_releases_of_a_folder_by_name(tmp_path: Path) -> None:
    folder_with(tmp_path, *NAMES, "notes.po", ".hidden.txt", "~$d.docx")
    assert [path.name for path in discover([tmp_path])] == sorted(NAMES)


def test_discover_keeps_the_order_given_and_drops_doubles(tmp_path: Path) -> None:
    folder_with(tmp_path, "a.txt", "b.txt")
    assert discover([tmp_path / "b.txt", tmp_path]) == [tmp_path / "b.txt", tmp_path / "a.txt"]


@pytest.mark.parametrize(
    ("names", "path", "why"),
    [
        ((), "", "folder without releases"),
        (("x.po",), "", "folder without releases"),
        ((), "none.txt", "does not exist"),
        (("a.pdf",), "a.pdf", "unknown kind"),
        (("a.txt", "a.html"), "", "share its catalog"),
    ],
)
def test_discover_refuses(tmp_path: Path, names: tuple[str, ...], path: str, why: str) -> None:
    with pytest.raises(ReleaseError, match=why):
        discover([folder_with(tmp_path, *names) / path])


def test_find_has_the_good_files_and_says_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    folder_with(tmp_path, "a.txt", "twin.txt", "twin.md", "twin.html", "notes.pdf").joinpath("none").mkdir()
    found = find([tmp_path, tmp_path / "missing.txt", tmp_path / "none", tmp_path / "notes.pdf"])
    assert found.files == [tmp_path / "a.txt"]
    assert [Path(error.path or "").name for error in found.problems] == [
        "missing.txt",
        "none",
        "notes.pdf",
        "twin.md",
        "twin.txt",
    ]


def test_links_that_lead_nowhere_are_found_and_cannot_be_read(tmp_path: Path) -> None:
    for name, to in (("gone.txt", "nothing"), ("loop.txt", "loop.txt"), ("loop.md", "loop.md")):
        (tmp_path / name).symlink_to(to)
    found = find([tmp_path])
    assert [path.name for path in found.files] == ["gone.txt"]
    assert ["would share" in str(error) for error in found.problems] == [True]
    for name in ("gone.txt", "loop.txt"):
        with pytest.raises(ReleaseError, match=f"{name}: cannot be read: "):
            read(tmp_path / name)


@pytest.mark.parametrize("name", ["two\nlines.txt", "esc\x1b[2J.txt", "caf\udce9.txt", "line\u2028.txt"])
def test_a_name_that_no_catalog_can_hold_is_refused(name: str, release: str) -> None:
    with pytest.raises(ReleaseError, match="has a name that no catalog can hold"):
        read_stream(release.encode(), name)


def test_errors_of_a_stream_name_its_path() -> None:
    with pytest.raises(ReleaseError, match=r"^folder/a\.txt: is empty"):
        read_stream(b"", "a.txt", path=Path("folder/a.txt"))


class Endless(io.RawIOBase):
    """Zero bytes without end, as from /dev/zero."""

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        return bytes(size)


def test_no_more_is_taken_from_a_pipe_than_from_a_file() -> None:
    with pytest.raises(ReleaseError, match="stdin: is larger than 32 MB"):
        load_stream(Endless(), "stdin")  # type: ignore[arg-type]
    assert load_stream(io.BytesIO(b"abc"), "stdin") == b"abc"


@pytest.mark.parametrize(
    ("name", "data", "full"),
    [
        ("stdin", b"Tunis", "stdin.txt"),
        ("stdin", b"\n<!DOCTYPE html><p>Tunis", "stdin.html"),
        ("stdin", b"PK\x03\x04", "stdin.docx"),
        ("note.md", b"<html>", "note.md"),
        ("2026.01", b"", "2026.01.txt"),
    ],
)
def test_the_first_bytes_give_a_name_its_ending(name: str, data: bytes, full: str) -> None:
    assert with_ending(name, data) == full


def test_a_release_names_its_file_and_digest(tmp_path: Path, release: str) -> None:
    path = tmp_path / "2031-05-bac.txt"
    path.write_text(release, encoding="utf-8")
    found = read(path)
    assert (found.name, found.source) == ("2031-05-bac", "2031-05-bac.txt")
    assert found.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.title == "Un bac relie de nouveau les deux rives du Niger"
    assert found.warnings == ("19 lines of site furniture removed: 1-19",)


def test_segments_of_a_release(release: str) -> None:
    segments = [f"{s.reference} {s.text}" for s in read_stream(release.encode()).segments]
    assert segments[:4] == [
        "1.1 Un bac relie de nouveau les deux rives du Niger",
        "2.1 Tillabéri – Après onze mois d’interruption, un bac de quarante places relie de nouveau les deux rives du "
        "fleuve, a annoncé l’Agence.",
        "2.2 Il fera huit voyages par jour.",
        "3.1 « Nous avions oublié le bruit de l’eau sous les planches », a dit en souriant Hadiza Saley, vendeuse de riz.",
    ]
    assert segments[5:8] == ["5.1 Pour plus d’informations, veuillez contacter", "6.1 Aïssa Moumouni", "7.1 APR Niamey"]


def test_lines_and_gaps_lead_back_to_the_file(release: str) -> None:
    blocks = read_stream(release.encode()).blocks
    assert [block.line for block in blocks[:3]] == [20, 21, 22]
    assert blocks[1].gaps == (" ",)
    assert all(len(block.gaps) == len(block.segments) - 1 for block in blocks)


def test_standard_input(release: str) -> None:
    found = read_stream(release.encode())
    assert (found.name, found.source) == ("stdin", "-")
    page = read_stream(f"<!DOCTYPE html><html><body><h1>Titre</h1><p>{release}</p></body></html>".encode())
    assert page.title == "Titre"


def test_furniture_is_learned_from_a_folder(tmp_path: Path, body: str) -> None:
    for n in range(3):
        text = f"Le Courrier des rives\n{body}".replace("quarante", f"{n + 40}")
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "damaged.txt").write_bytes(b"\0")
    paths = [path for path in discover([tmp_path]) if path.stem != "damaged"]
    furniture = learn(discover([tmp_path]))
    assert {read(path, furniture).title for path in paths} == {"Un bac relie de nouveau les deux rives du Niger"}
    assert read(paths[0]).title == "Le Courrier des rives"


def test_a_page_that_is_only_menu_is_refused(menu: str) -> None:
    with pytest.raises(ReleaseError, match="no text besides site furniture"):
        read_stream(menu.encode())


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(ReleaseError, match=r"a\.txt: cannot be read: Permission denied"):
        read(folder_with(tmp_path, "a.txt") / "a.txt")


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_arbitrary_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    with suppress(ReleaseError):
        read_stream(data, f"a{suffix}")


PIECES = ["-", "Agir", "Agir", "- Oui", "Titre", "Pour plus d’informations, contacter", "a@example.org", "Tél. : +221 33 800 00 00",
          "ou", "« Oui. »", "Dakar – L’Agence a ouvert un bac sur le fleuve hier.", "de", "Il est là,", "<b>", "&eacute;", "\x1b[31m",
          "Partager", "»", "> x", "# y", "1. z", "| a | b |", "|---|---|", "***", "```", "[a](b)", "\\", "", "  "]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([".txt", ".html", ".md"]))
def test_odd_texts_are_read_or_refused(pieces: list[str], suffix: str) -> None:
    try:
        release = read_stream("\n".join(pieces).encode(), f"a{suffix}")
    except ReleaseError:
        return
    assert all(s.text == s.text.strip() and s.text and "\n" not in s.text for s in release.segments)
    references = [s.reference for s in release.segments]
    assert len(set(references)) == len(references)


WORDS = st.lists(st.text("abcdeéàôç’", min_size=1, max_size=9), min_size=4, max_size=12)
SENTENCES = st.lists(WORDS.map(lambda words: "Le " + " et les ".join(words) + "."), min_size=1, max_size=4).map(
    " ".join
)


@settings(deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=6))
def test_no_word_of_the_body_is_lost(body: list[str]) -> None:
    text = "\n\n".join(body)
    found = " ".join(s.text for s in read_stream(("Un titre\n\n" + text).encode()).segments)
    assert found.split() == ["Un", "titre", *text.split()]


def test_reading_is_deterministic(release: str) -> None:
    lines = release.split("\n")
    random.Random(7).shuffle(lines)
    data = "\n".join(lines).encode()
    assert read_stream(data) == read_stream(data)


@pytest.mark.skipif("WORKBENCH_REAL_RELEASES" not in os.environ, reason="no folder of real releases named")
def test_real_releases_begin_with_their_titles_alone_and_together() -> None:
    paths = discover([Path(os.environ["WORKBENCH_REAL_RELEASES"])])
    furniture = learn(paths)
    for path in paths:
        alone, together = read(path), read(path, furniture)
        assert alone == together
        assert alone.blocks[0].kind == "title"
        assert alone.blocks[0].line == 30
        assert [block.kind for block in alone.blocks].count("title") == 1
        assert alone.blocks[-1].kind == "contact"
