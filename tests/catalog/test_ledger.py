"""The ledger survives power cuts, two writers and git merges."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import EntryKind, Ledger, LedgerEntry, Worked, pairs, store, summary
from workbench.catalog.ledger_entry import entry
from workbench.core.errors import CatalogError

DRAFT = LedgerEntry(
    EntryKind.DRAFT, "communique", "L’OIM a aidé 17 personnes.", "IOM has aided 17 persons.", "2026-01-31T09:30:00Z",
    reference="2.1", block="body", engine="argos/fr_en-1.9", package="translate-fr_en-1_9", options="beam=2",
)  # fmt: skip
EDIT = replace(DRAFT, kind=EntryKind.EDIT, text="IOM helped 17 people.", reviewer="ana", seconds=12.5,
               time="2026-02-01T10:00:00Z")  # fmt: skip


def test_what_goes_in_comes_out_by_time(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "memory")
    assert ledger.append([EDIT, DRAFT]).written == 2
    assert Ledger(tmp_path / "memory").read().entries == (DRAFT, EDIT)
    assert [p.name for p in ledger.files()] == ["ledger-2026-01.jsonl", "ledger-2026-02.jsonl"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXT, TEXT, TEXT, st.floats(0, 1e6))
def test_any_text_is_one_line(source: str, text: str, name: str, seconds: float) -> None:
    one = replace(EDIT, source=source, text=text, release=name, seconds=seconds)
    assert len(one.line().splitlines()) == 1
    assert entry(json.loads(one.line())) == one


def test_the_same_draft_is_written_once_and_every_edit_is(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    later = {"time": "2026-03-01T00:00:00Z"}
    ledger.append([DRAFT, EDIT])
    for one in (ledger, Ledger(tmp_path)):
        assert one.append([replace(DRAFT, **later)]).written == 0
    assert ledger.append([replace(DRAFT, text="other"), replace(EDIT, **later)]).written == 2
    assert ledger.append([]).written == 0
    assert len(ledger.read().entries) == 4


@pytest.mark.parametrize("cut", [1, 30, -2])
def test_a_torn_line_is_reported_then_repaired(tmp_path: Path, cut: int) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([DRAFT])
    path = ledger.files()[0]
    with path.open("a") as file:
        file.write(replace(DRAFT, text="torn").line()[:cut])
    contents = Ledger(tmp_path).read()
    assert (contents.entries, contents.torn) == ((DRAFT,), (path,))
    other = replace(DRAFT, text="next")
    assert Ledger(tmp_path).append([other]).repaired == (path,)
    contents = Ledger(tmp_path).read()
    assert (set(contents.entries), contents.torn) == ({DRAFT, other}, ())


def test_a_whole_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([DRAFT])
    path = ledger.files()[0]
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    other = replace(DRAFT, text="next")
    assert Ledger(tmp_path).append([other]).repaired == ()
    assert set(Ledger(tmp_path).read().entries) == {DRAFT, other}


GOOD = json.loads(DRAFT.line())
BAD = {
    "cut": ('{"kind": "draft"', "not a line of JSON"),
    "split over two lines": ('{"kind": "draft"\n"release": "a"}', "not a line of JSON"),
    "conflict": ("<<<<<<< HEAD", "conflict markers"),
    "deep": ("[" * 100_000, "not a line of JSON"),
    "list": ("[]", "not a JSON object"),
    "version": (json.dumps(GOOD | {"version": 2}), "version 2"),
    "no version": (json.dumps({k: v for k, v in GOOD.items() if k != "version"}), "version None"),
    "unknown": (json.dumps(GOOD | {"mood": "good"}), "unknown field “mood”"),
    "type": (json.dumps(GOOD | {"source": 3}), "“source” is not of the right type"),
    "boolean": (json.dumps(GOOD | {"seconds": True}), "“seconds” is not of the right type"),
    "kind": (json.dumps(GOOD | {"kind": "guess"}), "neither draft nor edit"),
    "kind type": (json.dumps(GOOD | {"kind": []}), "“kind” is not of the right type"),
    "time": (json.dumps(GOOD | {"time": "../../x"}), "“time”"),
    "missing": (json.dumps({k: v for k, v in GOOD.items() if k != "text"}), "missing"),
    "bytes": ("\udcff", "not a line of JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_named(tmp_path: Path, name: str) -> None:
    line, what = BAD[name]
    path = tmp_path / "ledger-2026-01.jsonl"
    path.write_bytes(f"{DRAFT.line()}\n\n{line}\n{EDIT.line()}\n".encode("utf-8", "surrogateescape"))
    with pytest.raises(CatalogError, match=what) as caught:
        Ledger(tmp_path).read()
    assert (caught.value.path, caught.value.line) == (path, 3)


def test_two_halves_of_an_entry_are_not_one(tmp_path: Path) -> None:
    half = DRAFT.line().index(', "')
    path = tmp_path / "ledger-2026-01.jsonl"
    path.write_text(f"{DRAFT.line()[:half]}\n{DRAFT.line()[half + 2 :]}\n")
    with pytest.raises(CatalogError, match="not a line of JSON") as caught:
        Ledger(tmp_path).read()
    assert caught.value.line == 1


def test_a_time_cannot_name_another_file() -> None:
    with pytest.raises(ValueError, match="time"):
        replace(DRAFT, time="../../etc/passwd")


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([DRAFT])
    before = ledger.files()[0].read_bytes()
    write, room = os.write, [10]

    def full(file: int, data: bytes = b"") -> int:
        if call == "fsync" or not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data[: room.pop()])

    with monkeypatch.context() as patch:
        patch.setattr(store.os, call, full)
        with pytest.raises(CatalogError, match="No space left"):
            ledger.append([replace(DRAFT, text="next")])
    assert ledger.files()[0].read_bytes() == before
    assert ledger.append([replace(DRAFT, text="next")]).written == 1


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    def work(name: str) -> None:
        ledger = Ledger(tmp_path)
        for turn in range(20):
            ledger.append([replace(EDIT, reviewer=name, text=f"{turn}")])

    threads = [threading.Thread(target=work, args=(name,)) for name in ("ana", "luc")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Ledger(tmp_path).read().entries) == 40


WRITER = """
import sys
from dataclasses import replace
from workbench.catalog import EntryKind, Ledger, LedgerEntry
ledger = Ledger(sys.argv[1])
one = LedgerEntry(EntryKind.EDIT, "r", "s", "t" * 20_000, "2026-01-31T09:30:00Z")
for turn in range(100_000):
    ledger.append([replace(one, reviewer=f"{sys.argv[2]}-{turn}")])
    print(turn, flush=True)
"""


def test_two_programs_lose_nothing(tmp_path: Path) -> None:
    """Two writers at once, one killed: every line that one of them was told is written is there, whole."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    names = ("ana", "luc")
    writers = [subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True) for name in names]
    promised = 0
    for writer in writers:
        assert writer.stdout is not None
        promised += len([writer.stdout.readline() for _ in range(5)])
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
        assert writer.stdout is not None
        promised += len(writer.stdout.readlines())
        writer.stdout.close()
        writer.wait()
    entries = Ledger(tmp_path).read().entries
    assert len(entries) >= promised
    assert {entry.reviewer.partition("-")[0] for entry in entries} == set(names)


def test_kill_9_loses_no_line_that_was_promised(tmp_path: Path) -> None:
    promised = 0
    for turn in range(4):
        command = [sys.executable, "-c", WRITER, str(tmp_path), str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(3 + turn):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            promised += 3 + turn + len(process.stdout.readlines())
        assert len(Ledger(tmp_path).read().entries) >= promised


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_two_branches_merge_without_conflict(tmp_path: Path) -> None:
    def git(*args: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *args], cwd=tmp_path, check=True, capture_output=True)

    ledger = Ledger(tmp_path)
    git("init", "-b", "main")
    (tmp_path / ".gitattributes").write_text("*.jsonl merge=union\n")
    ledger.append([DRAFT])
    git("add", ".gitattributes", "ledger-2026-01.jsonl")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    ours, theirs = replace(DRAFT, text="ours"), replace(DRAFT, text="theirs")
    both = replace(DRAFT, text="both")
    ledger.append([theirs, both])
    git("commit", "-a", "-m", "theirs")
    git("checkout", "main")
    Ledger(tmp_path).append([ours, replace(both, time="2026-01-31T10:00:00Z")])
    git("commit", "-a", "-m", "ours")
    git("merge", "other")
    assert set(Ledger(tmp_path).read().entries) == {DRAFT, ours, theirs, both}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_two_branches_that_both_begin_a_month_merge(tmp_path: Path) -> None:
    def git(*args: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *args], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-b", "main")
    shutil.copy(Path(__file__).parents[2] / ".gitattributes", tmp_path)
    git("add", ".gitattributes")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    edits = [replace(EDIT, reviewer=name, text=f"{name} {turn}") for name in ("ana", "jo") for turn in range(30)]
    for branch, those in (("other", edits[:35]), ("main", edits[25:])):
        git("checkout", branch)
        Ledger(tmp_path).append(those)
        git("add", "ledger-2026-02.jsonl")
        git("commit", "-m", branch)
    git("merge", "other")
    assert sorted(one.text for one in Ledger(tmp_path).read().entries) == sorted(one.text for one in edits)
    assert Ledger(tmp_path).append(edits).written == 0


def test_summary_and_pairs() -> None:
    second = replace(DRAFT, text="better", engine="argos/fr_en-2.0", time="2026-01-31T12:00:00Z")
    late = replace(DRAFT, text="too late", time="2026-03-01T00:00:00Z")
    other = replace(EDIT, source="Sans brouillon.")
    again = replace(EDIT, text="IOM assisted 17 people.", time="2026-02-02T10:00:00Z")
    entries = [late, again, EDIT, second, DRAFT, other]
    assert pairs(entries) == [Worked(DRAFT, again, 25.0)]
    figures = summary(entries)
    assert (figures.drafts, figures.edits, figures.releases, figures.seconds) == (3, 3, 1, 37.5)
    assert figures.engines == (("argos/fr_en-1.9", 2), ("argos/fr_en-2.0", 1))
    assert (figures.first, figures.last) == ("2026-01-31T09:30:00Z", "2026-03-01T00:00:00Z")
    assert summary([]).last == ""


def test_an_edit_belongs_to_the_draft_that_it_names() -> None:
    # The first engine drafts, the second does, the first again with the same text, which is not written twice.
    other = replace(DRAFT, text="other", engine="argos/fr_en-2.0", time="2026-02-01T09:00:00Z")
    by_other = replace(EDIT, engine="argos/fr_en-2.0", seconds=4.0)
    assert pairs([DRAFT, other, EDIT]) == [Worked(DRAFT, EDIT, 12.5)]
    later = replace(by_other, time="2026-02-01T11:00:00Z")
    assert pairs([DRAFT, other, EDIT, later]) == [Worked(other, later, 4.0)]
    unnamed = replace(EDIT, engine="", options="")
    assert pairs([DRAFT, other, unnamed]) == [Worked(other, unnamed, 12.5)]


def test_nothing_is_guessed_where_clocks_ran_backwards_over_two_drafts() -> None:
    early = replace(EDIT, time="2025-01-01T00:00:00Z")
    assert pairs([early, DRAFT, replace(DRAFT, text="other", time="2026-02-01T00:00:00Z")])[0].draft is None


def test_pairs_where_the_clock_ran_backwards() -> None:
    early = replace(EDIT, time="2025-01-01T00:00:00Z")
    assert pairs([early, DRAFT]) == [Worked(DRAFT, early, 12.5)]
