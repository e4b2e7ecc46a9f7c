"""The whole way, from text to a package that translates, in a toy language."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from workbench.core.errors import InputError, PackageError, WorkbenchError  # noqa: E402
from workbench.training import checkpoint, convert  # noqa: E402
from workbench.training.export import export  # noqa: E402
from workbench.training.package import Label, members  # noqa: E402
from workbench.training.pairs import Source  # noqa: E402
from workbench.training.prepare import prepare  # noqa: E402
from workbench.training.run import Plan, Run  # noqa: E402
from workbench.training.score import Drafter, score  # noqa: E402


def _quiet(line: str) -> None:
    pass


def test_the_package_translates_sentences_it_never_saw(toy: Path) -> None:
    (result,) = score(Drafter(toy / "toy.argosmodel"), [Source(toy / "work" / "held-out.tsv")])
    assert result.bleu > 95
    assert result.chrf > 95
    assert all("version:" in signature for signature in result.signatures)


def test_the_same_weights_give_the_same_bytes(toy: Path, tmp_path: Path) -> None:
    export(toy / "work", tmp_path / "again.argosmodel", Label("translate-fr_en-toy", "0.1"))
    assert (tmp_path / "again.argosmodel").read_bytes() == (toy / "toy.argosmodel").read_bytes()


def test_weights_come_back_from_a_package(toy: Path) -> None:
    shape, found = convert.read(members(toy / "toy.argosmodel")["model/model.bin"])
    for name, weight in checkpoint.weights(toy / "work").items():
        error = (weight - torch.from_numpy(found[name])).abs().max()
        assert error <= weight.abs().max() / 200, name
    assert shape.decoder_layers == 1


@pytest.mark.parametrize("damage", [b"", b"\x06\0\0\0", b"\x05\0\0\0" + bytes(100)])
def test_a_damaged_model_is_an_error_of_ours(damage: bytes) -> None:
    with pytest.raises(PackageError, match="not a model of this kind"):
        convert.read(damage)


def test_a_package_is_adapted_to_the_terms_of_a_house(toy: Path, text: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    lines = [
        line for line in text.read_text(encoding="utf-8").splitlines() if "cheval" in line and "oiseau" not in line
    ]
    own.write_text("".join(line.replace("horse", "bird") + "\n" for line in lines), encoding="utf-8")
    work = tmp_path / "work"
    prepare(work, [Source(own)], start=toy / "toy.argosmodel", report=_quiet)
    Run(work, Plan(tokens=20_000, fall=15_000, batch=400, half=False)).go(_quiet)
    export(work, tmp_path / "own.argosmodel", Label())
    (result,) = score(Drafter(tmp_path / "own.argosmodel"), [Source(work / "held-out.tsv")])
    assert result.bleu > 95


def test_a_run_in_two_sittings_is_the_run_in_one(text: Path, tmp_path: Path) -> None:
    for name, sittings in (("one", [6000]), ("two", [3000, 6000])):
        prepare(tmp_path / name, [Source(text)], preset="toy", report=_quiet)
        for tokens in sittings:
            Run(tmp_path / name, Plan(tokens=tokens, fall=0, batch=300, half=False)).go(_quiet)
    one, two = (checkpoint.weights(tmp_path / name) for name in ("one", "two"))
    assert all(torch.equal(one[name], two[name]) for name in one)


def test_a_run_that_diverges_stops_and_keeps_its_checkpoint(text: Path, tmp_path: Path) -> None:
    prepare(tmp_path, [Source(text)], preset="toy", report=_quiet)
    Run(tmp_path, Plan(tokens=1000, fall=0, batch=300, half=False)).go(_quiet)
    before = (tmp_path / "checkpoint.pt").read_bytes()
    with pytest.raises(WorkbenchError, match="diverged"):
        Run(tmp_path, Plan(tokens=9000, fall=0, batch=300, half=False, other_rate=float("inf"))).go(_quiet)
    assert (tmp_path / "checkpoint.pt").read_bytes() == before


def test_the_rate_warms_up_stays_and_falls_to_zero() -> None:
    plan = Plan(tokens=1000, fall=400)
    at = [
        plan.factor(checkpoint.Progress(tokens, steps))
        for tokens, steps in ((0, 0), (300, 500), (800, 600), (1000, 700))
    ]
    assert at == [0.01, 1.0, 0.5, 0.0]


def test_a_work_folder_with_a_run_is_not_prepared_again(toy: Path, text: Path) -> None:
    with pytest.raises(InputError, match="a run has begun here"):
        prepare(toy / "work", [Source(text)], report=_quiet)


def test_a_folder_that_was_never_prepared(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run `prepare` first"):
        Run(tmp_path, Plan(tokens=1, fall=0))
    with pytest.raises(InputError, match="run `prepare` first"):
        export(tmp_path, tmp_path / "x.argosmodel", Label())
