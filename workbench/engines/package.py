"""An Argos package on disk: what it says of itself, its tokenizer, its vocabulary."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.errors import PackageError

RECORD = "workbench.json"
"""File that an installation adds to a package: checksum, origin, date."""
_VOCABULARIES = ("shared_vocabulary", "target_vocabulary")
_BIGGEST_METADATA = 1_000_000


@dataclass(frozen=True, slots=True)
class Package:
    """A fr->en package in its folder, verified to have all parts."""

    folder: Path
    version: str
    from_code: str
    to_code: str
    target_prefix: str = ""
    """Token that every translation begins with (multilingual packages); empty: none."""
    starter: bool = False
    """True for the small package that ships with the workbench."""

    @property
    def label(self) -> str:
        """Name in drafts and lists: `argos/fr_en-1.9`, `argos/fr_en-starter-0.0.1`."""
        middle = "starter-" if self.starter else ""
        return f"argos/{self.from_code}_{self.to_code}-{middle}{self.version}"

    @property
    def model(self) -> Path:
        """Folder of the CTranslate2 model."""
        return self.folder / "model"

    @property
    def tokenizer(self) -> Path:
        """The SentencePiece or BPE model file."""
        sentencepiece = self.folder / "sentencepiece.model"
        return sentencepiece if sentencepiece.is_file() else self.folder / "bpe.model"

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def vocabulary(self) -> frozenset[str]:
        """Returns the pieces that the model can write."""
        for stem in _VOCABULARIES:
            for path in (self.model / f"{stem}.json", self.model / f"{stem}.txt"):
                if path.is_file():
                    text = path.read_text(encoding="utf-8")
                    return frozenset(json.loads(text) if path.suffix == ".json" else text.split("\n"))
        raise PackageError("has no vocabulary", path=self.folder)

    def digest(self) -> str:
        """Returns a hash of model and tokenizer: 16 hex digits."""
        total = hashlib.sha256()
        for path in (self.model / "model.bin", self.tokenizer):
            total.update(bytes.fromhex(sha256(path)))
        return total.hexdigest()[:16]

    def record(self) -> dict[str, Any]:
        """Returns what was recorded at installation (sha256, origin, installed); empty where nothing was."""
        try:
            found = json.loads((self.folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def read_package(folder: Path) -> Package:
    """Reads a package's folder.

    Raises:
        PackageError: no package, a part is missing, or it does not translate French to English.
    """
    metadata = _metadata(folder / "metadata.json")
    for part in ("model/model.bin", "model/config.json"):
        if not (folder / part).is_file() or (folder / part).stat().st_size == 0:
            raise PackageError(f"is no complete package: {part} is missing or empty", path=folder)
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        raise PackageError("is no complete package: no sentencepiece.model and no bpe.model", path=folder)
    if not any(path.stem in _VOCABULARIES for path in (folder / "model").iterdir()):
        raise PackageError("is no complete package: no vocabulary beside the model", path=folder)
    return Package(
        folder,
        version=metadata["package_version"],
        from_code=metadata["from_code"],
        to_code=metadata["to_code"],
        target_prefix=metadata["target_prefix"],
        starter="starter" in folder.name,
    )


def _metadata(path: Path) -> dict[str, str]:
    try:
        if path.stat().st_size > _BIGGEST_METADATA:
            raise PackageError("is no Argos package: metadata.json is too big", path=path)
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackageError("is no Argos package: metadata.json is missing", path=path.parent) from error
    except (OSError, ValueError, RecursionError) as error:
        raise PackageError(f"is no Argos package: metadata.json cannot be read: {error}", path=path) from error
    return _checked(found, path)


def _checked(found: Any, path: Path) -> dict[str, str]:
    if not isinstance(found, dict) or found.get("type", "translate") != "translate":
        raise PackageError("is no translation package", path=path)
    pair = found.get("from_code"), found.get("to_code")
    if pair != ("fr", "en"):
        raise PackageError(f"translates {pair[0]!r} to {pair[1]!r}, not French to English", path=path)
    metadata = {key: found.get(key) or "" for key in ("package_version", "from_code", "to_code", "target_prefix")}
    if not all(isinstance(value, str) for value in metadata.values()):
        raise PackageError("is no Argos package: metadata.json holds a value that is no text", path=path)
    if not re.fullmatch(r"[\w.+-]{1,40}", metadata["package_version"]):
        raise PackageError("is no Argos package: its version cannot be read", path=path)
    return metadata


def sha256(path: Path) -> str:
    """Returns the SHA-256 of a file: 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Returns what versions sort by: 1.10 after 1.9, 1.9 after 1.9rc1."""
    parts = re.split(r"[._+-]", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
