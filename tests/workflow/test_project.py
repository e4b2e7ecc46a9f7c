"""The project's root is found, workbench.toml is read strictly, `init` leaves files alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.config import Config
from workbench.core.errors import ConfigError, InputError
from workbench.workflow.init import FILES, make_project
from workbench.workflow.project import Project, read_config
from workbench.workflow.review.listing import sources


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "workbench.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_has_a_default(tmp_path: Path) -> None:
    assert read_config(config(tmp_path, "")).paths.source == "translations/fr"


def test_values_reach_their_place(tmp_path: Path) -> None:
    found = read_config(
        config(
            tmp_path,
            """
            [engine]
            beam = 4
            [check]
            ignore = ["length"]
            [[check.rules]]
            id = "percent"
            message = "write per cent"
            target = '%'
            fails = [["10 %", "10%"]]
            [review.keys]
            confirm = "ctrl+s"
            """,
        )
    )
    assert found.engine.beam == 4
    assert found.check.ignore == ("length",)
    assert found.check.rules[0].fails == (("10 %", "10%"),)
    assert found.review.keys == {"confirm": "ctrl+s"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[engine]\nbeem = 4\n", r"workbench.toml:2: unknown key `engine.beem`; did you mean `beam`\?"),
        ("\n[motor]\n", r"workbench.toml:2: unknown key `motor`; known keys: paths"),
        ("[engine]\nbeam = 'four'\n", r"workbench.toml:2: `engine.beam` must be a whole number, not 'four'"),
        ("[engine]\nbeam = true\n", r"`engine.beam` must be a whole number"),
        ("[engine]\nbeam = 0\n", r"workbench.toml:2: `engine.beam` must be from 1 to 16, not 0"),
        ("[engine]\nthreads = -1\n", r"workbench.toml:2: `engine.threads` must be from 0 to 256, not -1"),
        ("[[check.rules]]\nid = 'x'\n", r"`check.rules` lacks a key: .*'message'"),
        ("[engine\n", r"workbench.toml: is not TOML"),
        ("[[check.rules]]\nid='x'\nmessage='y'\nfails=[['one']]\n", r"needs 2 values, not 1"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        read_config(config(tmp_path, text))


def test_root_is_found_from_below(tmp_path: Path) -> None:
    below = tmp_path / "translations" / "fr"
    below.mkdir(parents=True)
    assert Project.find(below).root == tmp_path
    assert Project.find(tmp_path).sources == below


def test_init_makes_a_project_once(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    first, second = make_project(tmp_path), make_project(tmp_path)
    assert first.kept == (".gitignore",)
    assert second.written == ()
    assert set(second.kept) == set(FILES)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    assert Project.find(tmp_path).root == tmp_path


def test_init_says_what_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "glossary").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        make_project(tmp_path)


def test_two_sources_of_one_name_leave_the_others_in_the_list(tmp_path: Path) -> None:
    project = Project(tmp_path, Config())
    project.sources.mkdir(parents=True)
    for name in ("a.txt", "b.txt", "b.md"):
        (project.sources / name).write_text("Titre\n\nUne phrase.\n", encoding="utf-8")
    assert [path.name for path in sources(project)] == ["a.txt"]
    assert sources(Project(tmp_path / "nowhere", Config())) == []
