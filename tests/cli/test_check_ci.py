"""What plugs `workbench check` into CI: the pre-commit hook, the GitHub Action, the GitLab job of the docs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from workbench.checks.registry import explanations

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PO = 'msgid ""\nmsgstr "Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'
GOOD, BAD = PO.format("Il y a 17 cas.", "There are 17 cases."), PO.format("Il y a 17 cas.", "There are 71 cases.")


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def schema(name: str) -> Any:
    text = files("check_jsonschema.builtin_schemas.vendor").joinpath(name).read_text(encoding="utf-8")
    return json.loads(text)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


def test_the_hooks_run_on_the_files_that_git_names(tmp_path: Path) -> None:
    hooks = {hook["id"]: hook for hook in load(".pre-commit-hooks.yaml")}
    assert all(hook["language"] == "python" and hook["types"] == ["pofile"] for hook in hooks.values())
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "good.po").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad one.po").write_text(BAD, encoding="utf-8")
    for id, name, code in (
        ("workbench-check", "good.po", 0), ("workbench-check", "bad one.po", 1), ("workbench-check-ready", "good.po", 1)
    ):  # fmt: skip
        command = [*hooks[id]["entry"].split(), name]
        done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert ("71" in done.stdout) == (name == "bad one.po")


def test_the_action_is_valid_and_its_step_works(tmp_path: Path) -> None:
    action = load("action.yml")
    jsonschema.validate(action, schema("github-actions.json"))
    step = next(step for step in action["runs"]["steps"] if step.get("name") == "Check")
    assert "${{" not in step["run"], "inputs reach the shell through the environment only"
    (tmp_path / "bad.po").write_text(BAD, encoding="utf-8")
    inputs = {"PATHS": "bad.po", "OPTIONS": "--select numbers", "SARIF": "out.sarif"}
    command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=environment(**inputs), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::warning file=bad.po,line=6,col=19,")
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"


def test_the_gitlab_job_of_the_docs_is_valid_and_its_command_works(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    jobs = yaml.safe_load(block)
    jsonschema.validate(jobs, schema("gitlab-ci.json"))
    (tmp_path / "translations" / "en").mkdir(parents=True)
    (tmp_path / "translations" / "en" / "bad.po").write_text(BAD, encoding="utf-8")
    command = jobs["workbench"]["script"][-1].split()
    assert subprocess.run(command, cwd=tmp_path, env=environment(), check=False).returncode == 1
    assert (tmp_path / jobs["workbench"]["artifacts"]["reports"]["junit"]).read_text().startswith("<?xml")


def test_the_docs_list_every_check() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| (?:note|minor|major|critical) ", text, re.MULTILINE) == list(explanations())
