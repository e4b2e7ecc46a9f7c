import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import EngineError, PackageError
from workbench.engines import archive, packages
from workbench.engines.package import Package, read_package, version_key
from workbench.engines.packages import MODELS

STARTER = next(MODELS.glob("*.argosmodel"))
METADATA = {"package_version": "1.9", "from_code": "fr", "to_code": "en", "from_name": "French", "to_name": "English"}
PARTS = {
    "metadata.json": json.dumps(METADATA),
    "sentencepiece.model": "pieces",
    "model/model.bin": "weights",
    "model/config.json": "{}",
    "model/shared_vocabulary.json": "[]",
}


def package_file(path: Path, parts: dict[str, str] | None = None, folder: str = "translate-fr_en-1_9") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in (PARTS if parts is None else parts).items():
            target.writestr(f"{folder}/{name}", text)
    return path


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in PARTS.items() if name not in names}


def metadata(**changes: object) -> dict[str, str]:
    return PARTS | {"metadata.json": json.dumps(METADATA | changes)}


def test_starter_is_labelled_and_unpacked_once(starter: Package) -> None:
    assert starter.label.startswith("argos/fr_en-starter-")
    before = (starter.model / "model.bin").stat().st_ino
    assert packages.starter() == starter
    assert (starter.model / "model.bin").stat().st_ino == before
    assert "▁" in "".join(starter.vocabulary())


def test_starter_that_differs_from_its_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package_file(tmp_path / "starter.argosmodel")
    (tmp_path / "starter.json").write_text(json.dumps({"sha256": "0" * 64}))
    monkeypatch.setattr(packages, "MODELS", tmp_path)
    with pytest.raises(PackageError, match="differs from its recorded checksum"):
        packages.starter()


def test_install_list_choose_verify_remove(installed: Path, tmp_path: Path, starter: Package) -> None:
    assert packages.choose() == starter
    new = packages.install_file(package_file(tmp_path / "a.argosmodel"))
    assert (new.label, new.starter) == ("argos/fr_en-1.9", False)
    assert packages.installed() == [new]
    assert packages.choose() == new
    assert packages.choose("starter") == starter
    for name in ("argos/fr_en-1.9", "fr_en-1.9", "fr_en", "1.9", "translate-fr_en-1_9", str(new.folder)):
        assert packages.choose(name) == new
    assert len(new.record()["sha256"]) == 64
    assert packages.verify(new) == ()
    (new.folder / "model/model.bin").write_text("other")
    assert packages.verify(new) == ("model/model.bin",)
    assert packages.remove("fr_en-1.9") == new
    assert packages.installed() == []


def test_newest_version_is_chosen(installed: Path, tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        file = package_file(tmp_path / "a.argosmodel", metadata(package_version=version), f"translate-fr_en-{version}")
        packages.install_file(file)
    assert [package.version for package in packages.installed()] == ["1.10", "1.9", "1.2"]
    assert packages.choose().version == "1.10"
    assert version_key("1.9") > version_key("1.9rc1")


def test_installing_again_replaces(installed: Path, tmp_path: Path) -> None:
    packages.install_file(package_file(tmp_path / "a.argosmodel"))
    packages.install_file(package_file(tmp_path / "b.argosmodel", PARTS | {"model/model.bin": "newer"}))
    assert [path.name for path in installed.iterdir()] == ["translate-fr_en-1_9"]
    assert (installed / "translate-fr_en-1_9/model/model.bin").read_text() == "newer"


def test_a_file_can_be_named_without_installing(installed: Path, tmp_path: Path) -> None:
    file = package_file(tmp_path / "a.argosmodel")
    assert packages.choose(str(file)).label == "argos/fr_en-1.9"
    assert packages.choose(str(file)).folder == packages.choose(str(file)).folder
    assert packages.installed() == []


def test_unknown_names_and_the_starter_cannot_be_removed(installed: Path) -> None:
    with pytest.raises(EngineError, match="no package “nope”; installed: none; `workbench model install fr en`"):
        packages.choose("nope")
    with pytest.raises(EngineError, match="part of the workbench"):
        packages.remove("starter")


def test_other_and_broken_packages_are_passed_over(installed: Path) -> None:
    (installed / "translate-en_de").mkdir()
    (installed / "translate-en_de/metadata.json").write_text(json.dumps(METADATA | {"from_code": "de"}))
    (installed / "empty").mkdir()
    assert packages.installed() == []
    assert packages.choose().starter


def linked(path: Path) -> Path:
    package_file(path)
    with zipfile.ZipFile(path, "a") as target:
        entry = zipfile.ZipInfo("translate-fr_en-1_9/link")
        entry.external_attr = 0o120777 << 16
        target.writestr(entry, "/etc/passwd")
    return path


def raw(path: Path, name: str) -> Path:
    package_file(path)
    with zipfile.ZipFile(path, "a") as target:
        target.writestr(name, "x")
    return path


def encrypted(path: Path) -> Path:
    data = bytearray(package_file(path).read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    return path


def damaged(path: Path) -> Path:
    data = bytearray(STARTER.read_bytes())
    middle = slice(len(data) // 2, len(data) // 2 + 64)
    data[middle] = bytes(64)
    path.write_bytes(bytes(data))
    return path


def bytes_of(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


HOSTILE = {
    "no zip": (lambda path: bytes_of(path, b"hello"), "not a zip file"),
    "empty": (lambda path: bytes_of(path, b""), "not a zip file"),
    "cut off": (lambda path: bytes_of(path, STARTER.read_bytes()[:100_000]), "not a zip file"),
    "damaged": (damaged, "not a zip file, or a damaged one"),
    "a folder": (lambda path: path.mkdir() or path, "cannot be read"),
    "not there": (lambda path: path, "cannot be read"),
    "no metadata": (lambda path: package_file(path, without("metadata.json")), "metadata.json is missing"),
    "no model": (lambda path: package_file(path, without("model/model.bin")), "model/model.bin is missing"),
    "empty model": (lambda path: package_file(path, PARTS | {"model/model.bin": ""}), "missing or empty"),
    "no tokenizer": (lambda path: package_file(path, without("sentencepiece.model")), "no sentencepiece.model"),
    "no vocabulary": (lambda path: package_file(path, without("model/shared_vocabulary.json")), "no vocabulary"),
    "other pair": (lambda path: package_file(path, metadata(from_code="en", to_code="fr")), "not French to English"),
    "other kind": (lambda path: package_file(path, metadata(type="sbd")), "no translation package"),
    "metadata no JSON": (lambda path: package_file(path, PARTS | {"metadata.json": "{"}), "cannot be read"),
    "metadata a list": (lambda path: package_file(path, PARTS | {"metadata.json": "[]"}), "no translation package"),
    "version a path": (lambda path: package_file(path, metadata(package_version="../../x")), "version cannot be read"),
    "version a list": (lambda path: package_file(path, metadata(package_version=["1"])), "no text"),
    "escapes upwards": (lambda path: raw(path, "translate-fr_en-1_9/../../evil"), "leaves its folder"),
    "escapes to the root": (lambda path: raw(path, "/tmp/evil"), "leaves its folder"),
    "escapes by backslash": (lambda path: raw(path, "translate-fr_en-1_9/..\\evil"), "leaves its folder"),
    "escapes to a drive": (lambda path: raw(path, "C:evil"), "leaves its folder"),
    "two folders": (lambda path: raw(path, "other/file"), "do not lie in one folder"),
    "a hidden folder": (lambda path: package_file(path, folder=".ssh"), "do not lie in one folder"),
    "same file twice": (lambda path: raw(path, "translate-fr_en-1_9/METADATA.json"), "same file twice"),
    "a link": (linked, "a link or device"),
    "encrypted": (encrypted, "encrypted"),
    "a bomb": (lambda path: package_file(path, PARTS | {"model/model.bin": "0" * 3_000_000}), "zip bomb"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packages_leave_nothing(name: str, installed: Path, tmp_path: Path) -> None:
    make, reason = HOSTILE[name]
    file = make(tmp_path / "hostile.argosmodel")
    with pytest.raises(PackageError, match=reason) as caught:
        packages.install_file(file)
    assert caught.value.path == file
    assert list(installed.iterdir()) == []
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(("limit", "reason"), [("MOST_FILES", "5 files"), ("MOST_BYTES", "would unpack")])
def test_limits(limit: str, reason: str, installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = package_file(tmp_path / "a.argosmodel")
    monkeypatch.setattr(archive, limit, 4)
    with pytest.raises(PackageError, match=reason):
        packages.install_file(file)
    assert list(installed.iterdir()) == []


def test_a_package_that_cannot_be_loaded_says_so(installed: Path, tmp_path: Path) -> None:
    from workbench.engines.decoder import Decoder, DraftOptions

    package = packages.install_file(package_file(tmp_path / "a.argosmodel"))
    with pytest.raises(PackageError, match="model that cannot be loaded"):
        Decoder(package, DraftOptions()).decode(["Bonjour"])


def test_folder_that_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"metadata\.json is missing"):
        read_package(tmp_path)


def test_bpe_packages_are_cut_by_their_own_rules(installed: Path, tmp_path: Path) -> None:
    from workbench.engines.tokens import Tokens

    parts = without("sentencepiece.model") | {
        "bpe.model": "#version: 0.2\nt h\nth e</w>\n",
        "model/shared_vocabulary.json": '["the", "c@@", "a@@", "t"]',
    }
    tokens = Tokens(packages.install_file(package_file(tmp_path / "a.argosmodel", parts)))
    assert tokens.target("the cat") == ["the", "c@@", "a@@", "t"]
    assert tokens.text(["the", "c@@", "a@@", "t"]) == "the cat"
    assert tokens.spells(tokens.target("the cat"))
    assert not tokens.spells(tokens.target("the dog"))


def test_a_target_prefix_leads_every_draft_and_is_not_shown(starter: Package) -> None:
    from workbench.engines.decoder import Decoder, DraftOptions

    text = "Les délégués ont parlé de la paix."
    plain = Decoder(starter, DraftOptions()).decode([text])[0][0].text
    assert plain.startswith("The ")
    led = Decoder(replace(starter, target_prefix="▁The"), DraftOptions()).decode([text])[0][0].text
    assert led.split()[0] == plain.split()[1]
