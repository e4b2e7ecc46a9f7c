"""The package that ships with the workbench: installed through Argos Translate, it translates.

The sentences were written for this project and are kept out of every training text. The floor lies well below what
the package reaches and far above what a damaged one does; the second test shows that.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import sacrebleu

from workbench.releases import discover, read
from workbench.training.package import members
from workbench.training.pairs import Source

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "workbench" / "models" / "translate-fr_en-starter.argosmodel"
PAIRS = list(Source(ROOT / "tests" / "data" / "starter.tsv").pairs())
FLOOR = 58.0
"""chrF2 on PAIRS."""

# Argos Translate reads its folders from the environment when it is imported, so it gets a process of its own. Each
# line is one sentence: what Argos would download to find sentences is not needed.
THROUGH_ARGOS = """
import json, sys
import ctranslate2
from argostranslate import package, translate

class Whole:
    def split_sentences(self, text):
        return [text]

package.install_from_path(sys.argv[1])
(installed,) = package.get_installed_packages()
assert (installed.from_code, installed.to_code) == ("fr", "en")
translator = ctranslate2.Translator(str(installed.package_path / "model"), intra_threads=1)
draft = lambda line: translate.apply_packaged_translation(installed, line, translator, Whole(), 1)[0].value
json.dump([draft(line) for line in json.load(sys.stdin)], sys.stdout)
"""


def _translate(package: Path, home: Path, lines: list[str]) -> list[str]:
    folders = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    environment = os.environ | {name: str(home / folder) for name, folder in folders.items()}
    environment |= {"ARGOS_PACKAGES_DIR": str(home / "packages"), "ARGOS_DEVICE_TYPE": "cpu"}
    command = [sys.executable, "-c", THROUGH_ARGOS, str(package)]
    done = subprocess.run(command, input=json.dumps(lines), capture_output=True, text=True, env=environment, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _chrf(package: Path, home: Path) -> float:
    """Returns 0 where the package cannot even be used."""
    try:
        hypotheses = _translate(package, home, [french for french, _ in PAIRS])
    except subprocess.CalledProcessError:
        return 0.0
    return sacrebleu.corpus_chrf(hypotheses, [[english for _, english in PAIRS]]).score


def _loops(text: str) -> bool:
    return re.search(r"(\b\w[^.]{3,60}?)(?:\W+\1){3}", text) is not None


def _rotated(vocabulary: bytes) -> bytes:
    tokens = json.loads(vocabulary)
    return json.dumps([*tokens[:300], *tokens[301:], tokens[300]]).encode()


def _zeroed(model: bytes) -> bytes:
    return model[:200_000] + bytes(1_600_000) + model[1_800_000:]


def _shifted(model: bytes) -> bytes:
    """Moves the embeddings, which come first in the file, by some rows: the network loads, the words are swapped."""
    return model[:200_000] + model[280_000:1_800_000] + model[200_000:280_000] + model[1_800_000:]


DAMAGE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "truncated weights": ("model/model.bin", lambda data: data[: len(data) // 2]),
    "zeroed embeddings": ("model/model.bin", _zeroed),
    "swapped embeddings": ("model/model.bin", _shifted),
    "another vocabulary": ("model/shared_vocabulary.json", _rotated),
    "half a tokenizer": ("sentencepiece.model", lambda data: data[: len(data) // 3]),
}


def test_it_translates(tmp_path: Path) -> None:
    assert _chrf(PACKAGE, tmp_path) > FLOOR


@pytest.mark.parametrize("name", list(DAMAGE))
def test_a_damaged_one_does_not(tmp_path: Path, name: str) -> None:
    broken, (part, damage) = tmp_path / "broken.argosmodel", DAMAGE[name]
    with zipfile.ZipFile(broken, "w") as archive:
        for member, data in members(PACKAGE).items():
            archive.writestr(f"broken/{member}", damage(data) if member == part else data)
    assert _chrf(broken, tmp_path) < FLOOR - 10


def test_no_release_comes_out_empty_or_in_a_loop(tmp_path: Path) -> None:
    releases = [read(path) for path in discover([ROOT / "translations" / "fr"])]
    lines = [segment.text for release in releases for segment in release.segments if not segment.verbatim]
    assert len(lines) > 100
    drafts = _translate(PACKAGE, tmp_path, lines)
    assert not [line for line, draft in zip(lines, drafts, strict=True) if not draft.strip()]
    assert not [draft for draft in drafts if _loops(draft)]


def test_the_checksum_is_recorded() -> None:
    import hashlib

    record = json.loads((PACKAGE.parent / "starter.json").read_text(encoding="utf-8"))
    assert record["file"] == PACKAGE.name
    assert record["sha256"] == hashlib.sha256(PACKAGE.read_bytes()).hexdigest()
    assert record["version"] == json.loads(members(PACKAGE)["metadata.json"])["package_version"]
    assert PACKAGE.stat().st_size < 30_000_000
