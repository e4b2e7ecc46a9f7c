"""`workbench check` beside translate-toolkit's pofilter, all filters: speed on 10,000 units, and the labelled pairs.

    python tests/benchmarks/bench_checks.py [--units 10000] [--runs 3]

Both are started as a user starts them, start-up included, on the same files, with 300 concepts of this project's
glossary. Units are sentences written for the starter package, those of releases first; and, a hard case, three labelled
pairs in a row with a number that makes each row another.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "checks" / "data"
BIN = Path(sys.executable).parent
CORPUS = ROOT / "workbench" / "training" / "corpus"
CONCEPTS, FILES = 300, 40
HEADER = {"Language": "en", "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8"}


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a labelled file, escapes read."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line).replace("\\n", "\n")
            yield plain.split("\t")


def catalog(path: Path, pairs: Sequence[tuple[str, str]]) -> None:
    """Writes pairs as a PO file, each with a context of its own."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = HEADER
    po.extend(polib.POEntry(msgid=source, msgstr=target, msgctxt=f"{i}") for i, (source, target) in enumerate(pairs))
    po.save(str(path))


def sentences(units: int) -> list[tuple[str, str]]:
    """Sentences with their translations, no two alike."""
    files = sorted(CORPUS.glob("*.tsv"), key=lambda path: (not path.name.startswith("release"), path.name))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [(s, t) for s, _, t in (line.partition("\t") for line in dict.fromkeys(lines))][:units]


def labelled_rows(units: int) -> list[tuple[str, str]]:
    """Good pairs of the labelled set, three in a row."""
    good = [(source, translation) for source, translation in rows("good.tsv")]
    three = cycle(good[i : i + 3] for i in range(len(good) - 2))
    joined = ((" ".join(s for s, _ in group), " ".join(t for _, t in group)) for group in three)
    return [(f"{s} Note {i}.", f"{t} Note {i}.") for i, (s, t) in zip(range(units), joined, strict=False)]


def project(folder: Path, pairs: list[tuple[str, str]]) -> Path:
    """Makes a project of 40 catalogs and 300 concepts."""
    target = folder / "translations" / "en"
    target.mkdir(parents=True)
    for n in range(FILES):
        catalog(target / f"release-{n:02}.po", pairs[n::FILES])
    (folder / "glossary").mkdir()
    lines = [line for path in sorted((ROOT / "glossary").glob("*.csv")) for line in path.read_text().splitlines()[1:]]
    head = next(iter(sorted((ROOT / "glossary").glob("*.csv")))).read_text().splitlines()[0]
    (folder / "glossary" / "terms.csv").write_text("\n".join([head, *lines[:CONCEPTS]]) + "\n", encoding="utf-8")
    return target


def timed(command: Sequence[str], folder: Path) -> float:
    """Wall time of a run, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def speed(units: int, runs: int) -> None:
    """Prints both times and their ratio, in turns so that a slow moment of the machine meets both."""
    check = [str(BIN / "workbench"), "check", "--format", "json"]
    pofilter = [str(BIN / "pofilter"), "--progress=none", "-i", "translations/en", "-o", "out"]
    cores = len(os.sched_getaffinity(0))
    print(f"{units:,} units, {CONCEPTS} concepts, {cores} cores   workbench check    pofilter   ratio")
    for name, pairs in (("sentences", sentences(units)), ("labelled pairs, three a unit", labelled_rows(units))):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            project(folder, pairs)
            turns = [(timed(check, folder), timed(pofilter, folder)) for _ in range(runs)]
        ours, theirs = (min(turn[side] for turn in turns) for side in (0, 1))
        print(f"{name:<42}{ours:>13.2f} s{theirs:>10.2f} s{ours / theirs:>8.2f}")


def labelled(units: int) -> None:
    """Prints recall on the bad pairs and false alarms on the good ones and on sentences, ours and pofilter's."""
    good, bad = [(r[0], r[1]) for r in rows("good.tsv")], [(r[1], r[2]) for r in rows("bad.tsv")]
    written = sentences(units)
    head = f"{len(good)} good pairs, {len(bad)} bad, {len(written):,} sentences"
    print(f"\n{head:<44}bad found  good flagged  sentences flagged")
    for name, flagged in (("workbench check", ours), ("pofilter", pofilter)):
        shares = [flagged(pairs) / len(pairs) for pairs in (bad, good, written)]
        print(f"{name:<44}{shares[0]:>9.1%}{shares[1]:>14.1%}{shares[2]:>19.1%}")


def ours(pairs: Sequence[tuple[str, str]]) -> int:
    """Pairs with a finding of ours, under the glossary of the labelled set."""
    from workbench.checks import Checker
    from workbench.checks.registry import notes
    from workbench.core import State, Unit
    from workbench.glossary import Glossary

    checker = Checker(Glossary.load(DATA / "terms.csv"), ignore=tuple(notes()))
    return sum(bool(checker.issues(Unit(source, target, State.TRANSLATED))) for source, target in pairs)


def pofilter(pairs: Sequence[tuple[str, str]]) -> int:
    """Pairs that pofilter writes out: those with a finding."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalog(folder / "pairs.po", pairs)
        command = [str(BIN / "pofilter"), "--progress=none", "-i", "pairs.po", "-o", "out.po"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        out = folder / "out.po"
        return len(polib.pofile(str(out))) if out.exists() else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    speed(arguments.units, arguments.runs)
    labelled(arguments.units)
