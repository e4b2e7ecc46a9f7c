"""Sources of pairs: formats, shares, what is held out."""

from pathlib import Path

import pytest

from workbench.core.errors import InputError
from workbench.training.pairs import Source, held_out, recipe, write_tsv

ROOT = Path(__file__).parents[2]

CATALOG = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

# workbench: state=reviewed by=ana
msgid "Le port rouvre."
msgstr "The port is reopening."

#, fuzzy
msgid "Le port ferme."
msgstr "The port closes."

msgid "Le port attend."
msgstr ""

#~ msgid "Le vieux port."
#~ msgstr "The old port."
"""


def test_tsv(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text("Un pont.\tA bridge.\n\n Deux ponts. \t Two bridges. \n", encoding="utf-8")
    assert list(Source(file).pairs()) == [("Un pont.", "A bridge."), ("Deux ponts.", "Two bridges.")]


@pytest.mark.parametrize("line", ["sans anglais", "un\tone\tuno", "\tone", "un\t"])
def test_a_tsv_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(f"Un pont.\tA bridge.\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.tsv:2: not 'French TAB English'"):
        list(Source(file).pairs())


def test_po_gives_what_people_approved(tmp_path: Path) -> None:
    file = tmp_path / "release.po"
    file.write_text(CATALOG, encoding="utf-8")
    assert list(Source(file).pairs()) == [("Le port rouvre.", "The port is reopening.")]


def test_aligned_files_pair_line_by_line_and_skip_gaps(tmp_path: Path) -> None:
    (tmp_path / "x.fr").write_text("un\ndeux\ntrois\n", encoding="utf-8")
    (tmp_path / "x.en").write_text("one\n\nthree\n", encoding="utf-8")
    assert list(Source(tmp_path / "x.fr").pairs()) == [("un", "one"), ("trois", "three")]
    (tmp_path / "x.en").write_text("one\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"4 lines, 2 in x\.en"):
        list(Source(tmp_path / "x.fr").pairs())


def test_a_folder_is_all_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    write_tsv(tmp_path / "deep" / "b.tsv", [("deux", "two")])
    write_tsv(tmp_path / "a.tsv", [("un\tmille", "one\nthousand")])
    assert list(Source(tmp_path).pairs()) == [("un mille", "one thousand"), ("deux", "two")]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.tsv", "notes.md"])
def test_no_pairs_here(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no pairs here"):
        list(Source(tmp_path / name).pairs())


@pytest.mark.parametrize(
    ("text", "source"), [("a.tsv", Source(Path("a.tsv"))), ("a=b/c=0.5", Source(Path("a=b/c"), 0.5))]
)
def test_share(text: str, source: Source) -> None:
    assert Source.parse(text) == source


@pytest.mark.parametrize("text", ["a.tsv=", "a.tsv=much", "a.tsv=0", "a.tsv=-1", "a.tsv=nan", "a.tsv=1e9"])
def test_no_share(text: str) -> None:
    with pytest.raises(InputError, match="is not a share"):
        Source.parse(text)


def test_recipe(tmp_path: Path) -> None:
    file = tmp_path / "recipe.tsv"
    file.write_text("# what an epoch takes\nlaws.fr\t0.1\n\nown\t20\n", encoding="utf-8")
    assert recipe(file) == [Source(tmp_path / "laws.fr", 0.1), Source(tmp_path / "own", 20.0)]
    file.write_text("laws.fr\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"recipe\.tsv:1"):
        recipe(file)


def test_about_one_in_twelve_is_held_out_and_always_the_same() -> None:
    pairs = [(f"phrase {i}", "") for i in range(6000)]
    kept = [pair for pair in pairs if held_out(pair, 12)]
    assert 400 < len(kept) < 600
    assert kept[:3] == [pair for pair in pairs[:200] if held_out(pair, 12)][:3]
    assert not any(held_out(pair, 0) for pair in pairs)


def test_the_sentences_of_the_project_are_pairs_and_none_comes_twice() -> None:
    pairs = list(Source(ROOT / "workbench" / "training" / "corpus").pairs())
    assert len(pairs) > 2500
    assert len(pairs) == len(set(pairs))


def test_the_sentences_that_test_the_starter_are_held_out() -> None:
    corpus = set(Source(ROOT / "workbench" / "training" / "corpus").pairs())
    tests = list(Source(ROOT / "tests" / "data" / "starter.tsv").pairs())
    assert all(pair in corpus and held_out(pair, 12) for pair in tests)
