"""No keystroke is lost: the journal beside the catalog."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Journal, journal, store
from workbench.core import State, Unit
from workbench.core.errors import CatalogError

KEY, OTHER = ("", "L’été."), ("titre", "Aide")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.po"


def left(path: Path, *texts: tuple[tuple[str, str], str]) -> None:
    """Leaves a journal as an editor does that was killed."""
    with Journal(path) as one:
        for key, text in texts:
            one.append(key, text)


def recovered(path: Path) -> dict[tuple[str, str], str]:
    with Journal(path) as one:
        return {pending.key: pending.target for pending in one.recover()}


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_a_journal_that_is_not_used_leaves_no_file(path: Path) -> None:
    with Journal(path) as one:
        assert one.recover() == []
        one.settle(KEY)
        one.clear()
    assert names(path) == []


def test_the_last_text_of_each_unit_comes_back(path: Path) -> None:
    left(path, (KEY, "S"), (OTHER, "Help"), (KEY, "Summer \ud800\n\0"))
    assert names(path) == ["a.po.journal"]
    assert recovered(path) == {OTHER: "Help", KEY: "Summer \ud800\n\0"}
    assert recovered(path) == {OTHER: "Help", KEY: "Summer \ud800\n\0"}, "still there until settled"


def test_time_is_kept_in_utc(path: Path) -> None:
    with Journal(path) as one:
        one.append(KEY, "S", datetime(2026, 1, 31, 9, 30, tzinfo=UTC))
    with Journal(path) as two:
        assert two.recover()[0].time == "2026-01-31T09:30:00.000000+00:00"


def test_settled_texts_do_not_come_back(path: Path) -> None:
    with Journal(path) as one:
        one.append(KEY, "Summer")
        one.append(OTHER, "Help")
        one.settle(KEY)
    assert recovered(path) == {OTHER: "Help"}
    with Journal(path) as two:
        two.recover()
        two.settle(OTHER)
        assert two.recover() == []
    assert names(path) == []


def test_a_text_that_is_in_the_catalog_already_does_not_come_back(path: Path) -> None:
    left(path, (KEY, "Summer"), (OTHER, "Help"))
    units = [Unit(KEY[1], "Summer", State.REVIEWED), Unit(OTHER[1], "Aid", State.DRAFT, context=OTHER[0])]
    with Journal(path) as one:
        assert [p.target for p in one.recover(units)] == ["Help"]


def test_a_journal_that_cannot_be_opened_is_passed_over(path: Path) -> None:
    path.with_name("a.po.journal").symlink_to("/nowhere")
    path.with_name("a.po.2.journal").mkdir()
    with Journal(path) as one:
        assert one.recover() == []
        one.append(KEY, "Summer")
        assert one.path == path.with_name("a.po.3.journal")


@pytest.mark.parametrize("cut", [2, 5, 20])
def test_a_torn_end_costs_its_line_alone(path: Path, cut: int) -> None:
    left(path, (KEY, "Summer"), (OTHER, "Help"))
    file = path.with_name("a.po.journal")
    file.write_bytes(file.read_bytes()[:-cut])
    assert recovered(path) == {KEY: "Summer"}


def test_a_journal_that_nobody_recovered_is_not_cleared(path: Path) -> None:
    left(path, (KEY, "Summer"))
    with Journal(path) as one:
        one.append(OTHER, "Help")
        one.clear()
    assert recovered(path) == {KEY: "Summer"}


@given(st.binary(max_size=60))
def test_any_rubbish_is_passed_over(data: bytes) -> None:
    assert all(len(key) == 2 for key in journal._texts(data))


def test_two_editors_have_a_journal_each(path: Path) -> None:
    with Journal(path) as one, Journal(path) as two:
        one.append(KEY, "Summer")
        two.append(KEY, "Summertime")
        assert names(path) == ["a.po.2.journal", "a.po.journal"]
        assert [p.target for p in two.recover()] == ["Summertime"], "what a living editor holds is its own"
        two.clear()
        assert names(path) == ["a.po.journal"]
    assert recovered(path) == {KEY: "Summer"}


def test_journals_of_several_dead_editors_are_joined(path: Path) -> None:
    with Journal(path) as one, Journal(path) as two:
        one.append(KEY, "Summer")
        two.append(OTHER, "Help")
        one.append(("", "x"), "y")
    with Journal(path) as three:
        assert [p.target for p in three.recover()] == ["Summer", "Help", "y"]
        three.append(("", "z"), "new")
        three.clear()
    assert names(path) == []


def test_what_was_recovered_and_not_settled_is_still_there(path: Path) -> None:
    with Journal(path) as one, Journal(path) as two:
        one.append(KEY, "Summer")
        two.append(OTHER, "Help")
    for _ in range(2):
        assert recovered(path) == {KEY: "Summer", OTHER: "Help"}
    assert names(path) == ["a.po.journal"]


def test_settling_one_of_a_dead_editors_texts_lasts(path: Path) -> None:
    left(path, (KEY, "Summer"), (OTHER, "Help"))
    with Journal(path) as one:
        one.recover()
        one.settle(KEY)
    assert recovered(path) == {OTHER: "Help"}


def test_settling_lasts_with_several_dead_editors(path: Path) -> None:
    with Journal(path) as one, Journal(path) as two:
        one.append(KEY, "Summer")
        two.append(OTHER, "Help")
    with Journal(path) as three:
        three.recover()
        three.settle(OTHER)
    assert recovered(path) == {KEY: "Summer"}


def test_a_long_journal_is_written_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LARGE", 2000)
    with Journal(path) as one:
        one.append(OTHER, "Help")
        for turn in range(200):
            one.append(KEY, f"Summer {turn}")
        with Journal(path) as two:
            two.append(KEY, "mine")
        assert path.with_name("a.po.journal").stat().st_size < 3000
    assert names(path) == ["a.po.2.journal", "a.po.journal"]
    assert recovered(path) == {OTHER: "Help", KEY: "mine"}


def test_a_full_disk_is_said_and_the_next_line_is_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(path) as one:
        one.append(KEY, "Summer")
        write = os.write
        with monkeypatch.context() as patch:

            def full(file: int, data: bytes) -> int:
                if len(data) <= 10:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return write(file, data[:10])

            patch.setattr(store.os, "write", full)
            with pytest.raises(CatalogError, match="No space left"):
                one.append(KEY, "Summertime")
        one.append(OTHER, "Help")
    assert recovered(path) == {KEY: "Summer", OTHER: "Help"}


WRITER = """
import sys
from workbench.catalog import Journal
journal = Journal(sys.argv[1])
for turn in range(100_000):
    journal.append(("", "s"), f"{turn}")
    print(turn, flush=True)
"""


def test_kill_9_loses_nothing_that_was_promised(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        last = [process.stdout.readline() for _ in range(5)][-1]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
    assert int(recovered(path)["", "s"]) >= int(rest[-1] if rest else last)
