"""Reading 1,000 releases: furniture, paragraphs, kinds, sentences, language.

Prints seconds, segments, and the ratio to choppa's own call (the SRX rules alone, no cleaning) on the same paragraphs.

    python tests/benchmarks/bench_reading.py [RELEASES]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import choppa
from choppa.iterators import SrxTextIterator
from choppa.srx_parser import SrxDocument

from workbench.releases import discover, learn, read

Result = TypeVar("Result")

MENU = "Accueil\nAgir\nAgir\n- Rapports annuels\n-\nPartenariats\nPartenariats\n- Données et recherche\n"
SUBJECTS = ["Le bac", "La préfète", "M. Seyni", "L’équipe mobile", "Le Dr Ba", "Cette année, le comité", "Une passeuse"]
VERBS = [
    "a relié",
    "a rouvert",
    "visitera",
    "a fait connaître",
    "cherche à financer",
    "n’a pas encore remis en service",
]
OBJECTS = [
    "les deux rives du fleuve",
    "huit postes de secours",
    "1 200 familles (soit 7 800 personnes)",
    "le quai no. 3",
]
ENDS = ["depuis onze mois", "avec l’appui de la commune", "selon l’art. 3 de l’accord", "dit-elle, « sans relâche »"]


def sentence(rng: random.Random) -> str:
    parts = (rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS), rng.choice(ENDS))
    return f"{' '.join(parts)}, le {rng.randint(1, 28)} mars {rng.randint(1990, 2030)}."


def release(rng: random.Random) -> str:
    body = "\n".join(" ".join(sentence(rng) for _ in range(3)) for _ in range(7))
    contact = "Pour plus d’informations, veuillez contacter :\nAwa Seyni\nTél. : +227 20 11 22 33"
    return f"{MENU}Le fleuve en {rng.randint(1990, 2030)}\nNiamey – {body}\n{contact}\n"


def seconds(work: Callable[[], Result]) -> tuple[Result, float]:
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


def main(count: int) -> None:
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            Path(folder, f"{number:05}.txt").write_text(release(rng), encoding="utf-8")
        paths = discover([Path(folder)])
        furniture, learning = seconds(lambda: learn(paths))
        releases, reading = seconds(lambda: [read(path, furniture) for path in paths])
    texts = [" ".join(s.text for s in block.segments) for r in releases for block in r.blocks]
    rules = SrxDocument(ruleset=Path(choppa.__file__).parent / "data/srx/languagetool_segment.srx")
    _, alone = seconds(lambda: [list(SrxTextIterator(rules, "fr_two", text)) for text in texts])
    print(f"{count} releases, {sum(1 for r in releases for _ in r.segments)} segments (processor seconds)")
    print(f"learn furniture {learning:.2f}, read {reading:.2f}, choppa alone {alone:.2f}, ratio {reading / alone:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
