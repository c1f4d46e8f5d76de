"""What the tests of right code against code that others wrote share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import scipy.special

from dlgrade import content
from dlgrade.exercises import Exercise

Arrays = dict[str, np.ndarray]


TIGHT = {"rtol": 1e-10, "atol": 1e-12}


@cache
def exercise(name: str) -> Exercise:
    return content.select([name], [content.roots()[-1]])[0].load()


def part(name: str, function: str) -> Callable[..., Any]:
    return exercise(name).parts[function]


def close(got: Any, expected: Any, **tolerance: float) -> None:
    np.testing.assert_allclose(np.asarray(got, dtype=float), array(expected), **(TIGHT | tolerance))


def array(value: Any) -> np.ndarray:
    return np.asarray(value.detach() if hasattr(value, "detach") else value, dtype=float)


def parameters_of(dims: list[int], rng: np.random.Generator) -> Arrays:
    made = {}
    for l in range(1, len(dims)):
        made[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        made[f"b{l}"] = 0.3 * rng.normal(size=(dims[l], 1))
    return made


def leaves(torch: Any, arrays: Mapping[str, np.ndarray]) -> dict[str, Any]:
    return {name: torch.tensor(value, requires_grad=True) for name, value in arrays.items()}


def gradients_close(got: Mapping[str, np.ndarray], leaves: Mapping[str, Any]) -> None:
    for name, leaf in leaves.items():
        assert got["d" + name].shape == tuple(leaf.shape), name
        close(got["d" + name], leaf.grad)


def caches_of(X: np.ndarray, parameters: Arrays, hidden: Callable[..., Any], output: Callable[..., Any]) -> Arrays:
    A, L = X, len(parameters) // 2
    caches = {"A0": X}
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = hidden(Z) if l < L else output(Z)
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    return caches


def relu(Z: np.ndarray) -> np.ndarray:
    return np.maximum(Z, 0)


def softmax(Z: np.ndarray) -> np.ndarray:
    return scipy.special.softmax(Z, axis=0)


def loss_of(torch: Any, Z: Any, Y: Any, output: str, loss: str) -> Any:
    """The mean over the examples (columns) of PyTorch's loss, with the activation left to the loss where it has one."""
    functional, m = torch.nn.functional, Z.shape[1]
    if (output, loss) == ("sigmoid", "bce"):
        return functional.binary_cross_entropy_with_logits(Z, Y, reduction="sum") / m
    if (output, loss) == ("softmax", "cross-entropy"):
        return functional.cross_entropy(Z.T, Y.T)
    activations = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "linear": lambda z: z}
    A = activations[output](Z)
    if loss == "bce":
        return functional.binary_cross_entropy(A, Y, reduction="sum") / m
    return functional.mse_loss(A, Y, reduction="sum") / (2 * m)


def targets(output: str, loss: str, n: int, m: int, rng: np.random.Generator) -> np.ndarray:
    if output == "softmax":
        return np.eye(n)[:, rng.integers(0, n, size=m)]
    return rng.integers(0, 2, size=(n, m)).astype(float) if loss == "bce" else rng.normal(size=(n, m))
