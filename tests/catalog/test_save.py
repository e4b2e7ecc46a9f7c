"""Saving: in one step, under a lock, never over what another program has written."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.catalog import Catalog, MergeReport, store
from workbench.core import Provenance, Release, State, Unit
from workbench.core.errors import CatalogError

Build = Callable[..., Release]
Review = Callable[[Unit, str], Unit]


def put(catalog: Catalog, at: int, target: str, by: str, state: State = State.REVIEWED) -> None:
    catalog.put(replace(catalog.units[at], target=target, state=state, provenance=Provenance(state, by=by)))


def test_two_people_in_different_units_both_stay(catalog: Catalog) -> None:
    other = Catalog.load(catalog.path)
    put(catalog, 0, "Help for victims", "ana")
    put(other, 2, "It thanks its partners.", "luc")
    assert catalog.save()
    result = other.save()
    assert (result.written, result.merged, result.conflicts) == (True, True, ())
    again = Catalog.load(catalog.path)
    assert [u.target for u in again.units] == [
        "Help for victims", "IOM helped 17 people.", "It thanks its partners.", ""
    ]  # fmt: skip
    assert again.text() == other.text()
    assert not other.save()


def test_two_people_in_one_unit_is_a_conflict_that_loses_nothing(catalog: Catalog) -> None:
    other = Catalog.load(catalog.path)
    put(catalog, 1, "IOM assisted 17 people.", "ana")
    put(other, 1, "IOM has helped 17 persons.", "luc")
    catalog.save()
    (conflict,) = other.save().conflicts
    assert conflict.mine.target == "IOM has helped 17 persons."
    assert conflict.theirs.target == "IOM assisted 17 people."
    unit = Catalog.load(catalog.path).units[1]
    assert (unit.target, unit.state) == ("IOM assisted 17 people.", State.REVIEWED)
    assert unit.notes == ("Other version (luc, reviewed): IOM has helped 17 persons.",)
    assert unit == conflict.kept or unit.notes == conflict.kept.notes


@pytest.mark.parametrize("draft_first", [True, False])
def test_a_review_beats_a_draft_whoever_was_first(catalog: Catalog, draft_first: bool) -> None:
    other = Catalog.load(catalog.path)
    first, second = (catalog, other) if draft_first else (other, catalog)
    put(catalog, 0, "Aid to the victims", "", State.DRAFT)
    put(other, 0, "Help for victims", "ana")
    first.save()
    assert second.save().conflicts == ()
    unit = Catalog.load(catalog.path).units[0]
    assert (unit.target, unit.state, unit.notes) == ("Help for victims", State.REVIEWED, ())


def test_a_note_and_a_review_of_one_unit_both_stay(catalog: Catalog) -> None:
    other = Catalog.load(catalog.path)
    put(catalog, 0, "Help for victims", "ana")
    other.put(replace(other.units[0], notes=("shorter?",), ignored=()))
    catalog.save()
    other.save()
    unit = Catalog.load(catalog.path).units[0]
    assert (unit.target, unit.state, unit.notes) == ("Help for victims", State.REVIEWED, ("shorter?",))


def test_a_release_merged_while_someone_reviews(catalog: Catalog, release: Build) -> None:
    other = Catalog.load(catalog.path)
    put(other, 0, "Help for victims", "ana")
    put(other, 2, "It thanks its partners.", "ana")
    catalog.merge(release(("body", ["Une phrase toute neuve."]), ("title", ["Aide aux victimes"])))
    catalog.save()
    other.save()
    again = Catalog.load(catalog.path)
    assert [(u.source, u.target) for u in again.units if u.source[0] != "L"] == [
        ("Une phrase toute neuve.", ""),
        ("Aide aux victimes", "Help for victims"),
        ("Elle remercie ses partenaires.", "It thanks its partners."),
    ]
    assert [u.source for u in again.obsolete] == ["L’OIM a aidé 17 personnes."]
    assert again.header["Language"] == "en"


def test_a_unit_reviewed_while_its_sentence_went_is_obsolete_with_its_review(catalog: Catalog, release: Build) -> None:
    other = Catalog.load(catalog.path)
    put(catalog, 1, "IOM assisted 17 people.", "luc")
    catalog.save()
    other.merge(release(("title", ["Aide aux victimes"])))
    other.save()
    again = Catalog.load(catalog.path)
    assert [(u.target, u.state) for u in again.obsolete] == [("IOM assisted 17 people.", State.REVIEWED)]


@pytest.mark.parametrize("release_first", [True, False])
def test_a_release_and_a_review_meet_in_either_order(catalog: Catalog, release: Build, release_first: bool) -> None:
    reordered = release(("body", ["Elle remercie ses partenaires.", "Neuf."]), ("title", ["Aide aux victimes"]))
    other = Catalog.load(catalog.path)
    catalog.merge(reordered)
    put(other, 0, "Help for victims", "ana")
    put(other, 1, "IOM assisted 17 people.", "ana")
    for one in (catalog, other) if release_first else (other, catalog):
        assert one.save().conflicts == ()
    again = Catalog.load(catalog.path)
    assert [(u.source, u.target) for u in again.units] == [
        ("Elle remercie ses partenaires.", ""),
        ("Neuf.", ""),
        ("Aide aux victimes", "Help for victims"),
    ]
    assert [(u.source, u.target, u.state) for u in again.obsolete] == [
        ("L’OIM a aidé 17 personnes.", "IOM assisted 17 people.", State.REVIEWED)
    ]
    assert again.merge(reordered) == MergeReport(kept=3)


def test_new_never_overwrites(catalog: Catalog, release: Build) -> None:
    fresh = Catalog.new(catalog.path, "communique.txt", "cd" * 32)
    fresh.merge(release(("title", ["Aide aux victimes"])))
    assert fresh.save().merged
    assert any(u.target == "IOM helped 17 people." for u in Catalog.load(catalog.path).units)


def test_a_file_broken_meanwhile_is_left_alone(catalog: Catalog) -> None:
    put(catalog, 0, "Help for victims", "ana")
    catalog.path.write_text("<<<<<<< HEAD\n")
    with pytest.raises(CatalogError, match="conflict markers"):
        catalog.save()
    assert catalog.path.read_text() == "<<<<<<< HEAD\n"


def test_a_file_removed_meanwhile_is_written_whole(catalog: Catalog) -> None:
    put(catalog, 0, "Help for victims", "ana")
    catalog.path.unlink()
    assert catalog.save()
    assert Catalog.load(catalog.path).units[1].target == "IOM helped 17 people."


def test_line_numbers_follow_a_save(catalog: Catalog) -> None:
    put(catalog, 0, "Help\nfor\nvictims", "ana")
    catalog.save()
    assert [u.line for u in catalog.units] == [u.line for u in Catalog.load(catalog.path).units]
    assert catalog.units == Catalog.load(catalog.path).units


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_other(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = catalog.path.read_bytes()
    put(catalog, 0, "Help for victims", "ana")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if call == "replace":
            patch.setattr(Path, "replace", full)
        else:
            patch.setattr(store.os, call, full)
        with pytest.raises(CatalogError, match="No space left"):
            catalog.save()
    assert catalog.path.read_bytes() == before
    assert sorted(p.name for p in catalog.path.parent.iterdir()) == [".workbench.lock", "communique.po"]
    assert catalog.save()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CatalogError, match=r"file.*cannot be written"):
        Catalog.new(tmp_path / "file" / "a.po").save()


def test_permissions_and_links_stay(catalog: Catalog, tmp_path: Path) -> None:
    catalog.path.chmod(0o640)
    link = tmp_path / "link.po"
    link.symlink_to(catalog.path)
    linked = Catalog.load(link)
    put(linked, 0, "Help for victims", "ana")
    linked.save()
    assert link.is_symlink()
    assert catalog.path.stat().st_mode & 0o777 == 0o640
    assert Catalog.load(catalog.path).units[0].target == "Help for victims"


def test_a_lock_that_is_held_is_said(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    put(catalog, 0, "Help for victims", "ana")
    with store.locked(catalog.path.parent), pytest.raises(CatalogError, match="holds the lock"):
        catalog.save()
    assert catalog.save()


def test_many_writers_lose_nothing(catalog: Catalog) -> None:
    catalogs = [Catalog.load(catalog.path) for _ in range(4)]

    def work(number: int) -> None:
        for turn in range(5):
            mine = catalogs[number]
            mine.put(replace(mine.units[number], target=f"{number}.{turn}", state=State.TRANSLATED, provenance=None))
            mine.save()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [u.target for u in Catalog.load(catalog.path).units] == ["0.4", "1.4", "2.4", "3.4"]


WRITER = """
import sys
from dataclasses import replace
from workbench.catalog import Catalog
from workbench.core import State
catalog = Catalog.load(sys.argv[1])
for turn in range(100_000):
    for unit in catalog.units:
        catalog.put(replace(unit, target=f"{turn} " + "x" * 5000, state=State.TRANSLATED, provenance=None))
    catalog.save()
    print(turn, flush=True)
"""


def test_kill_9_at_any_moment_leaves_a_whole_file(catalog: Catalog) -> None:
    for saves in (1, 2, 5, 9, 14):
        command = [sys.executable, "-c", WRITER, str(catalog.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            last = [process.stdout.readline() for _ in range(saves)][-1]
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().split()
        units = Catalog.load(catalog.path).units
        turns = {int(u.target.split()[0]) for u in units}
        assert len(turns) == 1, "a save is whole or not at all"
        assert turns.pop() >= int(rest[-1] if rest else last)
        assert len(units) == 4
