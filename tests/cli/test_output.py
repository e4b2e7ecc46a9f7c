"""Tables and JSON as commands print them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from workbench.cli.output import emit_json, table

COLUMNS = ("release", "segments", "drafted", "memory", "kept", "copied", "failed", "flagged", "terms", "unresolved")
NAME = "2026-06-a-long-name-of-a-release-from-burundi"


def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the output a terminal of 80 columns that knows no colours."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_pipe_gets_every_column_and_folds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    table(COLUMNS, [(NAME, *range(9))], total=("total", *range(9)))
    head, _, row, total = lines(capsys)
    assert head.split() == list(COLUMNS)
    assert row.split() == [NAME, *map(str, range(9))]
    assert total.split() == ["total", *map(str, range(9))]


def test_a_narrow_terminal_gets_names_folded_and_no_columns_of_zeros(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    narrow(monkeypatch)
    table(COLUMNS, [(NAME, 18, 1200, 0, 7, 3, 0, 1, 24, 0)], total=("total", 18, 1200, 0, 7, 3, 0, 1, 24, 0))
    head, rule, first, *rest = lines(capsys)
    assert head.split() == ["release", "segments", "drafted", "kept", "copied", "flagged", "terms"]
    assert first.split()[1:] == ["18", "1,200", "7", "3", "1", "24"]
    assert "".join([first.split()[0], *(line.strip() for line in rest[:-1])]) == NAME
    assert len(rule) <= 80


def test_what_fits_is_shown_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    narrow(monkeypatch)
    table(COLUMNS[:5], [("short", 3, 0, 0, 0)])
    assert lines(capsys)[0].split() == list(COLUMNS[:5])


def test_a_cell_is_one_line_and_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    table(("name", "n"), [("two\nlines \x1b[31m [bold]x[/bold] caf\udce9", 1)])
    assert lines(capsys)[-1].strip() == "two␊lines ␛[31m [bold]x[/bold] caf\ufffd  1"


def test_json_holds_names_that_are_not_utf8(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json({"file": Path("caf\udce9.txt")})
    assert json.loads(capsys.readouterr().out) == {"file": "caf\udce9.txt"}
