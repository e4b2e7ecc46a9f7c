"""A second `workbench translate` over 1,000 releases (25,000 segments) with nothing to do.

Prints seconds with and without the run's stamps, beside the time polib takes to read the same catalogs, whether the
engine was loaded, and the peak memory of the first run at two sizes.

    python tests/benchmarks/bench_noop.py [RELEASES]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import polib

from workbench.catalog import Ledger
from workbench.core import Draft, Segment
from workbench.core.config import EngineConfig
from workbench.glossary import Glossary
from workbench.memory import Memory
from workbench.releases import discover, learn
from workbench.workflow.drafting import Drafting
from workbench.workflow.translate import Translation

ROOT = Path(__file__).parents[2]
PLACES = ["Tunis", "Almaty", "Douchanbé", "Niamey", "Rabat", "Dakar", "Tbilissi", "Bichkek", "Achgabat", "Kaboul"]
SENTENCES = 24

RUN = """
import json, sys, time
from workbench.cli import workbench
began = time.monotonic()
try:
    workbench.main(["--quiet", "translate", "--json"], standalone_mode=False)
finally:
    heavy = [name for name in ("ctranslate2", "sentencepiece", "argostranslate", "textual") if name in sys.modules]
    print(json.dumps([time.monotonic() - began, heavy]), file=sys.stderr)
"""


class Instant(Drafting):
    """Drafts by copying, under the name of the real package: what the benchmark needs is the second run."""

    def draft(
        self, segments: Sequence[Segment], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[int, Draft]]:
        for index, segment in enumerate(segments):
            yield index, Draft(segment.text, segment.text, self.wanted.engine, self.wanted.options)


def release(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    body = [
        f"Le {1 + n % 28} mars, l'équipe numéro {number} de {place} a aidé {number + n} personnes à rentrer chez elles."
        for n in range(SENTENCES)
    ]
    paragraphs = [" ".join(body[n : n + 3]) for n in range(0, SENTENCES, 3)]
    return "\n\n".join([f"Retour numéro {number} à {place}", f"{place} – {paragraphs[0]}", *paragraphs[1:]]) + "\n"


def fill(folder: Path, count: int) -> None:
    (folder / "translations" / "fr").mkdir(parents=True)
    (folder / "glossary").symlink_to(ROOT / "glossary")
    for number in range(count):
        (folder / "translations" / "fr" / f"release-{number:04}.txt").write_text(release(number), encoding="utf-8")


def first_run(folder: Path) -> int:
    terms = Glossary.load(folder / "glossary")
    catalogs = folder / "translations" / "en"
    files = discover([folder / "translations" / "fr"])
    run = Translation(catalogs, Instant(EngineConfig(), terms, Memory), terms, Ledger(folder / "memory"))
    return sum(row.segments for row in run.run(files, learn(files)).rows)


def peak(folder: Path, count: int) -> float:
    """Peak memory in MiB of a first run in a process of its own."""
    pid = os.fork()
    if pid == 0:
        fill(folder, count)
        first_run(folder)
        os._exit(0)
    _, _, usage = os.wait4(pid, 0)
    return float(usage.ru_maxrss) / 1024


def second_run(folder: Path) -> tuple[float, float, list[str]]:
    """(seconds of the process, seconds inside, heavy modules) of the command."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", RUN], cwd=folder, capture_output=True, text=True, check=False)
    total = time.monotonic() - began
    if done.returncode:
        sys.exit(done.stderr)
    report = json.loads(done.stdout)
    assert not any(row["drafted"] or row["memory"] for row in report["rows"]), "the second run drafted"
    inside, heavy = json.loads(done.stderr.splitlines()[-1])
    return total, inside, heavy


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as scratch:
        small, folder = Path(scratch) / "small", Path(scratch) / "large"
        low, high = peak(small, max(1, count // 10)), peak(folder, count)
        first_run(folder)
        stamped, _, heavy = second_run(folder)
        (folder / "translations" / "en" / ".workbench" / "stamps.json").unlink()
        looked, _, _ = second_run(folder)
        began = time.monotonic()
        entries = sum(len(polib.pofile(str(p))) for p in sorted((folder / "translations" / "en").glob("*.po")))
        theirs = time.monotonic() - began
    print(f"{count} releases, {entries} segments")
    print(
        f"second run                 {stamped:6.2f} s   {stamped / theirs:5.2f} times polib's reading ({theirs:.2f} s)"
    )
    print(f"second run without stamps  {looked:6.2f} s   {looked / theirs:5.2f}")
    print(f"engine modules loaded: {', '.join(heavy) or 'none'}")
    print(f"peak memory of the first run: {low:.0f} MiB for {max(1, count // 10)} releases, {high:.0f} MiB for {count}")


if __name__ == "__main__":
    main()
