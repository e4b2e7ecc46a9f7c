"""Argos packages: written so that the same weights give the same bytes, and read with suspicion."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import PackageError

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Date of every member, so that two builds are equal."""
LARGEST: Final = 500_000_000
"""Bytes a member may have once unpacked."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the package says about itself."""

    name: str = "translate-fr_en-own"
    version: str = "0.1"
    card: str = ""
    """Model card, Markdown; shown by Argos as the package's README."""

    def metadata(self) -> str:
        """Returns metadata.json as Argos Translate reads it."""
        values = {
            "package_version": self.version, "argos_version": "1.9", "from_code": "fr", "from_name": "French",
            "to_code": "en", "to_name": "English",
        }  # fmt: skip
        return json.dumps(values, indent=2) + "\n"


def pack(model: Path, tokenizer: Path, label: Label, to: Path) -> None:
    """Writes an `.argosmodel` from a CTranslate2 model folder and a SentencePiece model."""
    members = {"metadata.json": label.metadata().encode()}
    if label.card:
        members["README.md"] = label.card.encode()
    members["sentencepiece.model"] = tokenizer.read_bytes()
    members |= {f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())}
    with zipfile.ZipFile(to, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(f"{label.name}/{name}", EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, compresslevel=9)


def record(package: Path, label: Label) -> str:
    """Returns JSON by which a package that ships with the workbench is verified: file, sha256, version, languages."""
    values = {
        "file": package.name, "sha256": hashlib.sha256(package.read_bytes()).hexdigest(), "version": label.version,
        "from": "fr", "to": "en",
    }  # fmt: skip
    return json.dumps(values, indent=2) + "\n"


def members(package: Path) -> Mapping[str, bytes]:
    """Returns the files of a package by their name inside its one folder; raises PackageError if it is none."""
    try:
        with zipfile.ZipFile(package) as archive:
            found = {_inner(info): archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # RuntimeError: encrypted
        raise PackageError(f"not a package ({error})", path=package) from error
    for name in ("metadata.json", "sentencepiece.model", "model/model.bin"):
        if name not in found:
            raise PackageError(f"no {name} inside", path=package)
    return found


def unpack(package: Path, folder: Path) -> None:
    """Writes the model and the tokenizer of a package into `folder`, and nothing outside it."""
    for name, data in members(package).items():
        place = folder / name
        if not place.resolve().is_relative_to(folder.resolve()):
            raise PackageError(f"{name!r} leads out of the package", path=package)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _inner(info: zipfile.ZipInfo) -> str:
    if info.file_size > LARGEST:
        raise PackageError(f"{info.filename!r} is too large", path=info.filename)
    return info.filename.partition("/")[2]


def scratch() -> tempfile.TemporaryDirectory[str]:
    """Returns a temporary folder for a model on its way into or out of a package."""
    return tempfile.TemporaryDirectory(prefix="workbench-")
