"""Times the ledger's readers on a project of invented text: 100,000 lines, 40 releases, 3 engines, 8 months.

Run: python tests/benchmarks/bench_ledger.py [--lines N] [--keep FOLDER]
Prints seconds of processor time. With --keep the project stays, to be looked at.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import process_time

from workbench.catalog import Catalog, EntryKind, Ledger, LedgerEntry, summary
from workbench.core import Provenance, State, Unit
from workbench.core.config import Config
from workbench.glossary import Glossary
from workbench.metrics.scores import metrics
from workbench.workflow.learning import proposals
from workbench.workflow.project import Project
from workbench.workflow.reporting import page, report
from workbench.workflow.reviewed import reviewed
from workbench.workflow.scoring import Scorer

ENGINES = ["argos/fr_en-1.0", "argos/fr_en-1.5", "argos/fr_en-2.0"]
MONTHS = [f"2026-{month:02}" for month in range(1, 9)]
RELEASES = 40
PEOPLE = ["ana", "jo", "miriam"]
WHO = [("Le chef de mission", "The chief of mission"), ("Une caravane sanitaire", "A mobile clinic"),
       ("La porte-parole", "The spokesperson"), ("Le bureau régional", "The regional office")]  # fmt: skip
DOES = [("a visité", "visited"), ("a soutenu", "supported"), ("a ouvert", "opened"), ("a présenté", "presented")]
WHAT = [("un foyer d'accueil", "a shelter"), ("des victimes de traite", "victims of trafficking"),
        ("un projet de retour", "a return project"), ("les nouveaux locaux", "the new premises")]  # fmt: skip
WHERE = ["Tunis", "Almaty", "Niamey", "Rabat", "Bichkek", "Bamako"]
SLIPS = [("mobile clinic", "health trailer"), ("chief of mission", "mission head"), ("shelter", "home of welcome"),
         ("visited", "has visited"), (" in ", " at "), ("persons", "people"), ("supported", "sustained")]  # fmt: skip
GLOSSARY = """id,fr,en,forbidden
mission,chef de mission,chief of mission,
traite,victime de traite,victim of trafficking,
foyer,foyer d'accueil,shelter,
"""


def sentences(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yields invented French sentences with their English, all different."""
    for number in range(10**9):
        who, does, what = rng.choice(WHO), rng.choice(DOES), rng.choice(WHAT)
        city = rng.choice(WHERE)
        yield (
            f"{who[0]} {does[0]} {what[0]} à {city} avec {number} personnes venues de {rng.choice(WHERE)}.",
            f"{who[1]} {does[1]} {what[1]} in {city} with {number} persons from {rng.choice(WHERE)}.",
        )


def drafted(target: str, engine: int, rng: random.Random) -> str:
    """Returns the target as an engine would have missed it; later engines miss less."""
    for good, bad in SLIPS:
        if rng.random() < 0.5 - 0.15 * engine:
            target = target.replace(good, bad)
    return target


def make(folder: Path, lines: int) -> Project:
    """Writes a project with a ledger of about `lines` lines: three drafts and an edit for each unit."""
    rng = random.Random(7)
    project = Project(folder, Config())
    project.catalogs.mkdir(parents=True)
    project.glossary.mkdir()
    (project.glossary / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    invented = sentences(rng)
    entries = []
    for number in range(RELEASES):
        month = MONTHS[number * len(MONTHS) // RELEASES]
        name = f"{month}-release-{number:02}"
        catalog = Catalog.new(project.catalogs / f"{name}.po", source_file=f"{name}.txt")
        for unit in range(lines // RELEASES // 4):
            source, target = next(invented)
            best = number * len(ENGINES) // RELEASES
            for engine in range(len(ENGINES)):
                draft, day = drafted(target, engine, rng), 2 if engine == best else 1
                entries.append(LedgerEntry(
                    EntryKind.DRAFT, name, source, draft, f"{month}-0{day}T08:00:00Z",
                    block=("title", "body", "body", "quote")[unit % 4], engine=ENGINES[engine], options="beam=2",
                ))  # fmt: skip
            who = rng.choice(PEOPLE)
            entries.append(LedgerEntry(
                EntryKind.EDIT, name, source, target, f"{month}-2{unit % 8}T09:30:00Z", engine=ENGINES[best],
                options="beam=2", reviewer=who, seconds=round(rng.lognormvariate(3, 0.8), 1),
            ))  # fmt: skip
            line = Provenance(State.REVIEWED, by=who, on=date.fromisoformat(f"{month}-20"), engine=ENGINES[best])
            catalog.put(Unit(source, target, State.REVIEWED, provenance=line))
        catalog.save()
    Ledger(project.memory).append(entries)
    return project


def timed(name: str, work: Callable[[], object], times: int = 3) -> None:
    """Prints the best time of some runs."""
    runs = []
    for _ in range(times):
        start = process_time()
        work()
        runs.append(process_time() - start)
    print(f"{name:44} {min(runs):7.2f} s", flush=True)


def main() -> None:
    """Makes the project and times each reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project = make(args.keep or Path(scratch), args.lines)
        terms = Glossary.load(project.glossary)
        entries = Ledger(project.memory).read().entries
        found = reviewed(project)
        print(
            f"{len(entries):,} lines, {len(found.pairs):,} reviewed segments, {len(project.catalog_files())} releases"
        )
        timed("ledger: read and summarise", lambda: summary(Ledger(project.memory).read().entries))
        timed("pairs: ledger and catalogs", lambda: reviewed(project))
        texts = [pair.draft for pair in found.pairs], [[pair.target for pair in found.pairs]]
        timed("sacreBLEU alone, the same texts", lambda: [one.corpus_score(*texts) for one in metrics().values()], 1)
        timed("score, no intervals", lambda: Scorer(found.pairs, terms).overall(0), 1)
        timed("score, 1,000 resamples", lambda: Scorer(found.pairs, terms).overall(), 1)
        timed("learn", lambda: proposals(found.pairs, terms), 1)
        timed("report page", lambda: page(report(project, terms), "Benchmark"), 1)


if __name__ == "__main__":
    main()
