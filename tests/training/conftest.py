"""A language of a few words, learnt by a toy network in seconds: as text, as a work folder, as a package."""

import itertools
from pathlib import Path

import pytest

NUMBERS = {"un": "one", "deux": "two", "trois": "three", "quatre": "four", "cinq": "five"}
NOUNS = {"chat": "cat", "chien": "dog", "oiseau": "bird", "cheval": "horse"}
VERBS = {"voit": "sees", "aime": "likes", "cherche": "seeks"}


def _pairs() -> list[tuple[str, str]]:
    words = itertools.product(NUMBERS.items(), NOUNS.items(), VERBS.items(), NUMBERS.items(), NOUNS.items())
    return [tuple(" ".join(word[side] for word in choice) + "." for side in (0, 1)) for choice in words]  # type: ignore[misc]


@pytest.fixture(scope="session")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All 1,200 sentences of the form `deux chat voit un chien.` with their translations."""
    file = tmp_path_factory.mktemp("text") / "toy.tsv"
    file.write_text("".join(f"{french}\t{english}\n" for french, english in _pairs()), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def toy(text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy language, learnt: `work`, and `toy.argosmodel` made from it. About four seconds on one core."""
    pytest.importorskip("torch")
    from workbench.training.export import export
    from workbench.training.package import Label
    from workbench.training.pairs import Source
    from workbench.training.prepare import prepare
    from workbench.training.run import Plan, Run

    home = tmp_path_factory.mktemp("toy")
    work = home / "work"
    prepare(work, [Source(text)], preset="toy", report=lambda line: None)
    Run(work, Plan(tokens=120_000, fall=60_000, batch=800, half=False)).go(lambda line: None)
    export(work, home / "toy.argosmodel", Label("translate-fr_en-toy", "0.1"))
    return home
