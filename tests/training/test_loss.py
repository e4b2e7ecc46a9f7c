"""The fused loss against the composition of library calls."""

from __future__ import annotations

from typing import Any

import pytest

torch = pytest.importorskip("torch")

from workbench.training.loss import loss  # noqa: E402
from workbench.training.shape import PAD  # noqa: E402


def _reference(states: Any, table: Any, target: Any, smoothing: float) -> Any:
    logits = torch.nn.functional.linear(states.flatten(0, 1), table)
    return torch.nn.functional.cross_entropy(logits, target.flatten(), ignore_index=PAD, label_smoothing=smoothing)


def _case() -> tuple[Any, Any, Any]:
    torch.manual_seed(1)
    states = torch.randn(7, 90, 16, requires_grad=True)
    table = (torch.randn(50, 16) * 0.3).requires_grad_()
    target = torch.randint(1, 50, (7, 90))
    target[2, 40:] = PAD
    return states, table, target


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("half", [False, True])
def test_gradient_is_that_of_the_smoothed_cross_entropy(smoothing: float, half: bool) -> None:
    states, table, target = _case()
    expected = torch.autograd.grad(_reference(states, table, target, smoothing), (states, table))
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        found = torch.autograd.grad(loss(states, table, target, smoothing), (states, table))
    for one, other in zip(found, expected, strict=True):
        assert (one - other).norm() <= (0.02 if half else 1e-4) * other.norm()


def test_value_is_the_plain_likelihood_over_real_tokens() -> None:
    states, table, target = _case()
    assert loss(states, table, target).item() == pytest.approx(_reference(states, table, target, 0.0).item(), rel=1e-4)
