"""Sentences joined to paragraphs."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.training.__main__ import training
from workbench.training.join import LONGEST, joined
from workbench.training.pairs import Source, held_out

SENTENCES = [(f"Phrase {n}.", f"Sentence {n}.") for n in range(100)]


def test_each_sentence_comes_once_and_both_sides_keep_step() -> None:
    found = list(joined(SENTENCES))
    french = [part for one, _ in found for part in one.split(". ")]
    assert len(french) == len(set(french)) > 95
    assert {one.count("Phrase") for one, _ in found} == {2, 3}
    assert all(one.replace("Phrase", "Sentence") == other for one, other in found)


def test_the_seed_decides() -> None:
    assert list(joined(SENTENCES, 2)) == list(joined(SENTENCES, 2)) != list(joined(SENTENCES, 3))


@pytest.mark.parametrize(
    "pairs", [[], [("Seule.", "Alone.")], [("Titre", "Headline")] * 9, [("a" * LONGEST + ".", "b.")] * 2]
)
def test_nothing_to_join(pairs: list[tuple[str, str]]) -> None:
    assert list(joined(pairs)) == []


def test_what_is_kept_for_scoring_stays_out(tmp_path: Path) -> None:
    source, file = tmp_path / "pairs.tsv", tmp_path / "joined.tsv"
    source.write_text("".join(f"{one}\t{other}\n" for one, other in SENTENCES), encoding="utf-8")
    result = CliRunner().invoke(training, ["join", str(file), str(source)])
    assert result.exit_code == 0
    kept = [one for one, other in SENTENCES if held_out((one, other), 12)]
    text = " ".join(one for one, _ in Source(file).pairs())
    assert kept
    assert not [one for one in kept if one in text]
