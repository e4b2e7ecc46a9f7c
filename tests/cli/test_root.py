"""The root command: help without heavy imports, completion, verbosity in either place, every command described."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from workbench.cli import COMMANDS, workbench

HEAVY = [
    "textual",
    "ctranslate2",
    "sacrebleu",
    "argostranslate",
    "rich",
    "lxml",
    "polib",
    "langdetect",
    "sentencepiece",
]


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys, json
from workbench.cli import workbench
try:
    workbench.main(["--help"])
except SystemExit:
    print(json.dumps([name for name in {HEAVY} if name in sys.modules]), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stderr) == []
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(workbench, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "--quiet" in result.output
    assert result.output.startswith(f"Usage: workbench {name}")


def test_completion_offers_commands() -> None:
    line = {"_WORKBENCH_COMPLETE": "bash_complete", "COMP_WORDS": "workbench tr", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "from workbench.cli import main; main()"],
        env={**os.environ, **line},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["plain,translate"]


@pytest.mark.parametrize("words", [["--quiet", "init", "FOLDER"], ["init", "FOLDER", "-q"]])
def test_quiet_in_either_place(words: list[str], tmp_path: object) -> None:
    result = CliRunner().invoke(workbench, [str(tmp_path) if word == "FOLDER" else word for word in words])
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(workbench, ["translat"]).exit_code == 2
