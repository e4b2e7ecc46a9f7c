"""Processes that learn together, and masks that are cut from one pool."""

from __future__ import annotations

import multiprocessing
import os
import socket
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from workbench.core.errors import InputError  # noqa: E402
from workbench.training import checkpoint  # noqa: E402
from workbench.training.network import Dropout  # noqa: E402
from workbench.training.pairs import Source  # noqa: E402
from workbench.training.prepare import prepare  # noqa: E402
from workbench.training.run import Plan, Run  # noqa: E402
from workbench.training.together import Team  # noqa: E402


def _quiet(line: str) -> None:
    pass


def _join(rank: int, port: int) -> None:
    os.environ |= {"RANK": f"{rank}", "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": f"{port}"}


def _mean(rank: int, port: int, results: Queue[Any]) -> None:
    """Process 0 has a gradient of 1 from ten tokens, process 1 one of 4 from twenty."""
    _join(rank, port)
    network = torch.nn.Linear(1, 1, bias=False)
    network.weight.grad = torch.full((1, 1), (1.0, 4.0)[rank])
    team = Team("cpu")
    told = team.mean(network, torch.tensor((0.5, 2.0)[rank]), (10, 20)[rank])
    results.put((network.weight.grad.item(), *told, team.any(rank == 1), team.any(False)))
    team.leave()


def _run(rank: int, port: int, work: Path) -> None:
    _join(rank, port)
    torch.set_num_threads(1)
    lines: list[str] = []
    progress = Run(work, Plan(tokens=9000, fall=0, batch=300, half=False)).go(lines.append)
    assert bool(lines) == (rank == 0)
    assert progress.batch % 2 == 0


def _both(target: Any, *arguments: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    started = [context.Process(target=target, args=(rank, port, *arguments)) for rank in (0, 1)]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0, 0]


def test_the_gradient_is_the_mean_over_all_tokens() -> None:
    results: Queue[Any] = multiprocessing.get_context("spawn").Queue()
    _both(_mean, results)
    for _ in range(2):
        gradient, nats, tokens, one_wishes, none_wishes = results.get(timeout=10)
        assert (gradient, nats, tokens) == pytest.approx((3.0, 1.5, 30))
        assert one_wishes
        assert not none_wishes


def test_two_processes_learn_and_one_saves(text: Path, tmp_path: Path) -> None:
    prepare(tmp_path, [Source(text)], preset="toy", report=_quiet)
    _both(_run, tmp_path)
    assert torch.load(tmp_path / "checkpoint.pt", weights_only=True)["progress"]["tokens"] >= 9000
    assert checkpoint.weights(tmp_path)


def test_several_processes_learn_on_processors_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    with pytest.raises(InputError, match="processors only"):
        Team("cuda")


def test_a_run_alone_keeps_its_gradient() -> None:
    network = torch.nn.Linear(1, 1, bias=False)
    network.weight.grad = torch.full((1, 1), 7.0)
    assert Team("cpu").mean(network, torch.tensor(0.5), 10) == (0.5, 10)
    assert network.weight.grad.item() == 7.0


def test_dropout_drops_its_share_and_makes_up_for_it() -> None:
    dropout, x = Dropout(0.25), torch.ones(200, 500)
    one, other = dropout(x), dropout(x)
    assert (one == 0).float().mean().item() == pytest.approx(0.25, abs=0.01)
    assert one.mean().item() == pytest.approx(1, abs=0.02)
    assert not torch.equal(one, other)
    assert torch.equal(dropout.eval()(x), x)
