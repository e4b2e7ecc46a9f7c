"""gettext's own tools read what we write."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from workbench.catalog import Catalog
from workbench.core import Provenance, Release, State, Unit

Build = Callable[..., Release]
gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")

LONG = (
    "L’Organisation internationale pour les migrations (OIM) a fourni une aide directe à 17 victimes de traite, et "
    "« prévenu » huit autres cas dans les districts du nord, au cours de l’année écoulée, selon son bureau."
)
ODD = 'Une tabulation\t, une "citation", une \\ barre, un saut\nde ligne et un espace insécable\u00a0: voilà.'


@pytest.fixture
def full(tmp_path: Path, release: Build) -> Path:
    """A catalog with every kind of entry that a release can make."""
    catalog = Catalog.new(tmp_path / "a.po", "communique.txt", "ab" * 32)
    catalog.merge(
        release(("title", [LONG.upper(), "Titre"]), ("body", [LONG, ODD, "Titre", "Vieux."]), ("contact", ["x"]))
    )
    for unit, state in zip(catalog.units, [*State, State.REVIEWED], strict=False):
        known = Provenance(state, by="ana", why="« nombre » 17 absent\nrevoir " + "x" * 90, terms="a:splice")
        notes = ("Une note de plus de soixante-dix-neuf caractères, que personne ne doit couper en deux, jamais.",)
        target = "" if state is State.UNTRANSLATED else f"{unit.source} (in English) – “{state}”"
        catalog.put(replace(unit, target=target, state=state, provenance=known, notes=notes, ignored=("numbers",)))
    catalog.split(catalog.units[1].key, "communique.txt:2.3", "body")
    catalog.merge(release(("title", [LONG.upper(), "Titre"]), ("body", [LONG.replace("17", "20"), ODD, "Titre"])))
    catalog.save()
    return catalog.path


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@gettext
def test_msgfmt_has_nothing_to_say(full: Path) -> None:
    run("msgfmt", "--check", "-o", "/dev/null", str(full))


@gettext
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_msgcat_gives_the_same_back(full: Path, tmp_path: Path, end: str) -> None:
    ours = tmp_path / "ours.po"
    ours.write_bytes(full.read_bytes().replace(b"\n", end.encode()))
    unwrapped = [run("msgcat", "--no-wrap", str(path)) for path in (ours, full)]
    assert unwrapped[0] == unwrapped[1]
    theirs = tmp_path / "theirs.po"
    theirs.write_text(run("msgcat", str(full)))
    fields = (
        "key",
        "target",
        "state",
        "previous",
        "provenance",
        "notes",
        "ignored",
        "references",
        "extracted",
        "stale",
    )
    for one, two in zip(Catalog.load(theirs).units, Catalog.load(full).units, strict=True):
        assert {f: getattr(one, f) for f in fields} == {f: getattr(two, f) for f in fields}
    assert theirs.read_text() == full.read_text()


WORDS = """
l’Organisation internationale (OIM) Haut-Commissariat 1 000,5 17 % « victimes » “IOM” 2019-2020 and/or e.g. M. … – —
50–60 mot—mot fin? (1951) [x] d'accord: ; : ! ? 17\u00a0% a\u00a0: 1er n° www.example.org presse@example.org "x" \\
-tiret tiret- +992 10.000 etc… US$3.5 l'art.3 a,b Été co-op. (OIM), »,
"""


@gettext
def test_lines_are_wrapped_as_msgcat_wraps_them(tmp_path: Path) -> None:
    rng, words = random.Random(7), re.split("[ \n]+", WORDS.strip())
    catalog = Catalog.new(tmp_path / "a.po")
    for number in range(400):
        source, target = (" ".join(rng.choices(words, k=rng.randint(3, 50))) for _ in range(2))
        catalog.put(Unit(f"{number} {source}", target, State.TRANSLATED))
    catalog.save()
    assert run("msgcat", str(catalog.path)).split("\n\n") == catalog.text().decode().split("\n\n")


@gettext
def test_an_edit_by_another_tool_makes_the_review_stale(full: Path, tmp_path: Path) -> None:
    catalog = Catalog.load(full)
    unit = next(u for u in catalog.units if u.state is State.TRANSLATED)
    filtered = tmp_path / "filtered.po"
    filtered.write_text(run("msgfilter", "-i", str(full), "--keep-header", "sed", "-e", "s/English/Anglais/"))
    again = Catalog.load(filtered).unit(unit.key)
    assert again is not None
    assert (again.state, again.stale) == (State.NEEDS_WORK, True)
    assert again.provenance == unit.provenance


def test_what_polib_saves_says_the_same(full: Path) -> None:
    before = Catalog.load(full)
    wrapped = polib.pofile(str(full))
    wrapped.save(str(full))
    assert "# workbench" in full.read_text()
    again = Catalog.load(full)
    for unit in before.units:
        now = again.unit(unit.key)
        assert now is not None
        shown = [(u.target, u.state, u.stale, u.ignored, u.provenance) for u in (now, unit)]
        assert shown[0] == shown[1]
    text = again.text()
    first = again.unit(next(u.key for u in before.units if not u.previous))
    assert first is not None
    again.put(first)
    assert again.text() == text
    again.put(replace(first, target="New", state=State.REVIEWED))
    assert again.text().decode().count("# workbench: state=") == text.decode().count("# workbench: state=")


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (("# workbench: state=reviewed by=ana", "# by hand"), ("by hand",)),
        (("# workbench: state=reviewed by=ana", "# options=beam=3 h=123456"), ()),
        (("# workbench: state=draft terms=travailleur-", "# migrant:already h=123456", "# mine"), ("mine",)),
        (("# workbench: state=draft h=123456", "# mine h=123456"), ("mine h=123456",)),
        (("# workbench: state=draft why=", "# “mine” h=123456"), ("“mine” h=123456",)),
    ],
    ids=["no hash", "wrapped", "hyphen", "whole", "broken"],
)
def test_a_note_goes_on_with_a_workbench_line_only_if_the_hash_comes(
    tmp_path: Path, lines: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    path = tmp_path / "a.po"
    path.write_text("\n".join([*lines, 'msgid "Un"', 'msgstr "One"', ""]), encoding="utf-8")
    unit = Catalog.load(path).units[0]
    assert unit.notes == notes
    if "travailleur" in lines[0]:
        assert unit.provenance is not None
        assert unit.provenance.terms == "travailleur-migrant:already"


def test_polib_sees_the_same_states(full: Path) -> None:
    ours = Catalog.load(full)
    theirs = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(full.read_text()) if not e.obsolete}
    for unit in ours.units:
        entry = theirs[unit.key]
        assert entry.fuzzy == (unit.state in (State.DRAFT, State.NEEDS_WORK))
        assert (entry.msgstr, entry.previous_msgid or "") == (unit.target, unit.previous)
