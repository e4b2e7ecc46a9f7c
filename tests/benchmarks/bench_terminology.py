"""Terminology: drafts with the glossary beside drafts without it, by the same package.

    python tests/benchmarks/bench_terminology.py [--package NAME] [--with-terms 300] [--without 200] [--random 100]

The segments are data/pairs.tsv: sentences of press releases of our own with their English, those that no package of
ours was trained on first. Accuracy: occurrences of a term in the French whose English has a form of it that is accepted
(any number), and the preferred one as it is written. Over-generation: forms in the English beyond those of the French.
The stress test asks for made-up terms: each a word that the reference has and the draft without glossary has not
(after the WMT 2025 terminology task), so nothing but enforcement can bring it in.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import sacrebleu

from workbench.checks.guards import problems
from workbench.core.draft import Draft, How
from workbench.core.release import BlockKind, Segment
from workbench.core.terms import CaseRule, Status, Term, Terminology
from workbench.core.typography import english
from workbench.engines import Drafter, Package
from workbench.engines.packages import choose
from workbench.glossary import Glossary

HERE = Path(__file__).parent
Pair = tuple[str, str]


def drafted(package: Package, pairs: Sequence[Pair], terms: Terminology | None) -> tuple[list[Draft], float]:
    """Returns the drafts of the French sides, and the processor seconds they took with everything loaded."""
    segments = [Segment(french, BlockKind.BODY, n, 1) for n, (french, _) in enumerate(pairs, 1)]
    drafter = Drafter(package, terms=terms, guard=problems)
    list(drafter.draft(segments[:4]))
    start = time.process_time()
    found = {i: draft for part in drafter.draft(segments) for i, draft in part.items()}
    return [found[i] for i in range(len(segments))], time.process_time() - start


def accuracy(pairs: Sequence[Pair], texts: Sequence[str], terms: Terminology) -> tuple[float, float, float]:
    """Returns percent of occurrences accepted, percent preferred, and forms too many per hundred occurrences."""
    wanted = accepted = preferred = surplus = 0
    for (french, _), text in zip(pairs, texts, strict=True):
        hits = [hit for hit in terms.hits(french) if not hit.term.check_only]
        counts = Counter(hit.term.id for hit in hits)
        for term in {hit.term.id: hit.term for hit in hits}.values():
            uses = [use for use in terms.uses(text, term) if use.status is not Status.FORBIDDEN]
            best = sum(use.status is Status.PREFERRED for use in uses)
            wanted += counts[term.id]
            accepted += min(len(uses), counts[term.id])
            preferred += min(best, counts[term.id])
            surplus += max(len(uses) - counts[term.id], 0)
    return 100 * accepted / max(wanted, 1), 100 * preferred / max(wanted, 1), 100 * surplus / max(wanted, 1)


def quality(pairs: Sequence[Pair], texts: Sequence[str]) -> tuple[float, float]:
    """Returns chrF2 and BLEU against the references in the house's typography."""
    references = [[english(reference) for _, reference in pairs]]
    return sacrebleu.corpus_chrf(texts, references).score, sacrebleu.corpus_bleu(texts, references).score


def made_up(pairs: Sequence[Pair], drafts: Sequence[Draft], count: int) -> tuple[list[Pair], Glossary]:
    """Returns pairs and one term for each: a French word, and a word of its reference that the draft lacks."""
    chance, terms, chosen = random.Random(7), [], []
    for n, ((french, reference), draft) in enumerate(zip(pairs, drafts, strict=True)):
        have = set(re.findall(r"[a-z]{6,}", draft.text.lower()))
        lacking = sorted(set(re.findall(r"\b[a-z]{6,}\b", reference)) - have)
        words = [word for word in re.findall(r"\b[a-zà-ÿ]{6,}\b", french) if french.count(word) == 1]
        if lacking and words and len(terms) < count:
            terms.append(
                Term(f"made-{n}", chance.choice(words), chance.choice(lacking), pos="phrase", case=CaseRule.ANY)
            )
            chosen.append((french, reference))
    return chosen, Glossary(terms)


def speed(package: Package, pairs: Sequence[Pair], terms: Terminology, rounds: int = 3) -> float:
    """Returns the median ratio of processor time with and without the glossary, in turn, renderings known."""
    return statistics.median(
        drafted(package, pairs, terms)[1] / drafted(package, pairs, None)[1] for _ in range(rounds)
    )


def one_by_one(package: Package, pairs: Sequence[Pair], terms: Terminology) -> tuple[float, float]:
    """Returns the wall seconds of a segment drafted alone: p50 and p95."""
    drafter, seconds = Drafter(package, terms=terms, guard=problems), []
    for n, (french, _) in enumerate([pairs[0], *pairs]):
        start = time.perf_counter()
        list(drafter.draft([Segment(french, BlockKind.BODY, n + 1, 1)]))
        seconds.append(time.perf_counter() - start)
    ordered = statistics.quantiles(seconds[1:], n=20)
    return ordered[9], ordered[18]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", default="")
    parser.add_argument("--glossary", type=Path, default=HERE.parent.parent / "glossary")
    for name, default in (("with-terms", 300), ("without", 200), ("random", 100), ("alone", 60)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    terms, package = Glossary.load(given.glossary), choose(given.package)
    lines = (HERE / "data" / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(french, reference) for french, _, reference in (line.partition("\t") for line in lines)]
    touched = [pair for pair in pairs if terms.hits(pair[0])][: given.with_terms]
    untouched = [pair for pair in pairs if not terms.hits(pair[0])][: given.without]

    print(f"{package.label}, {len(terms.terms)} terms, {len(touched)} segments with terms, {len(untouched)} without\n")
    bare, followed = compare(package, touched, terms)
    plain, same = drafted(package, untouched, None)[0], drafted(package, untouched, terms)[0]
    alike = sum(a == b for a, b in zip(plain, same, strict=True))
    print(f"\nsegments without terms that are the same: {alike}/{len(plain)}")
    ways(followed)
    print(f"processor time with the glossary to without: {speed(package, touched, terms):.2f}")
    p50, p95 = one_by_one(package, touched[: given.alone], terms)
    print(f"a segment alone, seconds: p50 {p50:.3f}, p95 {p95:.3f}")
    chosen, invented = made_up(touched, bare, given.random)
    print(f"\nmade-up terms: {len(chosen)} segments\n")
    ways(compare(package, chosen, invented)[1])


def compare(package: Package, pairs: Sequence[Pair], terms: Terminology) -> tuple[list[Draft], list[Draft]]:
    """Prints accuracy and quality without and with the glossary, and returns both drafts."""
    print(f"{'':18}{'accepted %':>12}{'preferred %':>12}{'too many %':>12}{'chrF2':>8}{'BLEU':>8}")
    both = drafted(package, pairs, None)[0], drafted(package, pairs, terms)[0]
    for name, drafts in zip(("without glossary", "with glossary"), both, strict=True):
        texts = [draft.text for draft in drafts]
        figures = (*accuracy(pairs, texts, terms), *quality(pairs, texts))
        print(f"{name:18}{figures[0]:12.1f}{figures[1]:12.1f}{figures[2]:12.1f}{figures[3]:8.2f}{figures[4]:8.2f}")
    return both


def ways(drafts: Sequence[Draft]) -> None:
    """Prints by which way terms got into the drafts."""
    counts = Counter(edit.how for draft in drafts for edit in draft.terms)
    total = sum(counts.values())
    print(", ".join(f"{how} {counts[how]} ({100 * counts[how] / max(total, 1):.1f} %)" for how in How))


if __name__ == "__main__":
    main()
