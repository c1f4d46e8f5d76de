"""Losses, activations and their slopes against autograd and SciPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.special
from tests.oracles.independent import (
    array,
    caches_of,
    close,
    exercise,
    gradients_close,
    leaves,
    loss_of,
    parameters_of,
    part,
    relu,
    softmax,
    targets,
)

PAIRS = [
    ("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared"), ("tanh", "squared"), ("relu", "squared"),
    ("sigmoid", "squared"), ("tanh", "bce"), ("relu", "bce"),
]  # fmt: skip
OUTPUTS = {"sigmoid": scipy.special.expit, "softmax": softmax, "linear": np.copy, "tanh": np.tanh, "relu": relu}


@pytest.mark.parametrize(("output", "loss"), PAIRS)
def test_errors_at_the_output_are_those_of_autograd(
    torch: Any, rng: np.random.Generator, output: str, loss: str
) -> None:
    Z = rng.uniform(0.1, 0.9, size=(3, 5)) if loss == "bce" else rng.normal(size=(3, 5))
    Y = targets(output, loss, 3, 5, rng)
    leaf = torch.tensor(Z, requires_grad=True)
    (5 * loss_of(torch, leaf, torch.tensor(Y), output, loss)).backward()
    close(exercise("ch12.t10")(OUTPUTS[output](Z), Y, output, loss), leaf.grad)


@pytest.mark.parametrize("hidden", ["relu", "tanh"])
@pytest.mark.parametrize(("output", "loss"), PAIRS[:6])
def test_the_backward_loop_is_autograd(
    torch: Any, rng: np.random.Generator, hidden: str, output: str, loss: str
) -> None:
    parameters = parameters_of([4, 6, 5, 3], rng)
    X, Y = rng.normal(size=(4, 7)), targets(output, loss, 3, 7, rng)
    caches = caches_of(X, parameters, relu if hidden == "relu" else np.tanh, OUTPUTS[output])
    tensors = leaves(torch, parameters)
    A = torch.tensor(X)
    for l in (1, 2):
        A = getattr(torch, hidden)(tensors[f"W{l}"] @ A + tensors[f"b{l}"])
    loss_of(torch, tensors["W3"] @ A + tensors["b3"], torch.tensor(Y), output, loss).backward()
    gradients_close(part("ch12.t10", "backward")(Y, parameters, caches, hidden, output, loss), tensors)


def test_the_table_of_slopes_is_autograd(torch: Any, rng: np.random.Generator) -> None:
    z = rng.normal(size=(3, 4))
    for name, function in (("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("relu", torch.relu)):
        leaf = torch.tensor(z, requires_grad=True)
        function(leaf).sum().backward()
        close(part("ch12.t7", f"{name}_slope")(z), leaf.grad)
        close(part("ch12.p1b", "activate_backward")(2 * np.ones(z.shape), z, name), 2 * leaf.grad)
        close(part("ch12.p1b", "activate")(z, name), function(leaf))
    a, y = rng.uniform(0.1, 0.9, size=(3, 4)), rng.integers(0, 2, size=(3, 4)).astype(float)
    leaf = torch.tensor(a, requires_grad=True)
    torch.nn.functional.binary_cross_entropy(leaf, torch.tensor(y), reduction="sum").backward()
    close(part("ch12.t7", "bce_slope")(a, y), leaf.grad)


def test_probability_minus_label_is_what_autograd_finds(torch: Any) -> None:
    answers = exercise("ch12.e04")()
    z = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(1.0, dtype=torch.float64))
    loss.backward()
    at = {"a": scipy.special.expit(0.7), "y": 1, "z": 0.7}

    def value(name: str) -> float:
        expression = answers[name]
        return float(expression.subs({s: at[s.name] for s in expression.free_symbols}))

    close(value("dL_dz"), z.grad)
    close(value("dL_da") * value("da_dz"), z.grad)
    close(value("loss_of_z"), loss)
    logits = torch.tensor([[2, 1, 0.1]], dtype=torch.float64, requires_grad=True)
    torch.nn.functional.cross_entropy(logits, torch.tensor([0])).backward()
    close([float(v) for v in answers["instance"]], array(logits.grad)[0])


def test_a_chain_of_sigmoids_has_the_slope_that_autograd_finds(torch: Any) -> None:
    weights, biases = [5.0, -3.0, 2.0], [-2.0, 1.0, 0.5]
    a = start = torch.tensor(0.4, dtype=torch.float64, requires_grad=True)
    for w, b in zip(weights, biases, strict=True):
        a = torch.sigmoid(w * a + b)
    a.backward()
    close(part("ch12.e10", "chain_gradient")(0.4, weights, biases), start.grad)


def test_activations_and_costs_are_scipys(rng: np.random.Generator) -> None:
    Z = rng.normal(size=(5, 6)) * 8
    far = np.array([[-1000.0, 1000.0, -40.0, 40.0]])
    close(exercise("ch10.p1c")(Z), scipy.special.expit(Z))
    close(part("ch12.p1b", "activate")(Z, "sigmoid"), scipy.special.expit(Z))
    close(part("ch12.p1b", "activate")(far, "sigmoid"), scipy.special.expit(far))
    for logits in (Z, Z + 1000 * np.sign(Z[0])):
        close(exercise("ch10.p1d")(logits), softmax(logits))
    labels = rng.integers(0, 5, size=6)
    cross_entropy = np.mean(scipy.special.logsumexp(Z, axis=0) - Z[labels, range(6)])
    close(exercise("ch10.p1g")(softmax(Z), np.eye(5)[:, labels]), cross_entropy)
    Y, z = rng.integers(0, 2, size=(1, 6)).astype(float), Z[:1] / 4
    binary = -np.mean(Y * scipy.special.log_expit(z) + (1 - Y) * scipy.special.log_expit(-z))
    close(exercise("ch10.p1g")(scipy.special.expit(z), Y), binary)
    parameters = parameters_of([3, 2, 1], rng)
    penalty = 0.7 / 12 * sum(np.sum(parameters[name] ** 2) for name in ("W1", "W2"))
    close(exercise("ch12.p1d")(scipy.special.expit(z), Y, parameters, 0.7), binary + penalty, rtol=1e-7)  # its guard
