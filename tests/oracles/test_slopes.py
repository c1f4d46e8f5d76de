"""Gradients against finite differences in long double and SciPy, and the chapter's gradient check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import scipy.optimize
from tests.oracles.independent import Arrays, close, exercise, parameters_of, part, relu, targets


def slopes(cost: Callable[[dict[str, np.ndarray]], Any], parameters: Arrays) -> Iterator[tuple[str, np.ndarray]]:
    """Five-point differences in the longest floats of this machine."""
    moved = {name: value.astype(np.longdouble) for name, value in parameters.items()}
    h = np.longdouble("3e-4")
    for name, value in moved.items():
        found = np.zeros(value.shape)
        for i in np.ndindex(value.shape):
            kept, total = value[i], np.longdouble(0)
            for steps, weight in ((1, 8), (-1, -8), (2, -1), (-2, 1)):
                value[i] = kept + steps * h
                total += weight * cost(moved)
            value[i] = kept
            found[i] = float(total / (12 * h))
        yield name, found


def log_sigmoid(Z: np.ndarray) -> np.ndarray:
    return np.minimum(Z, 0) - np.log1p(np.exp(-np.abs(Z)))


def forward(parameters: Arrays, X: np.ndarray, g: Callable[[np.ndarray], np.ndarray], factors: Any = None) -> Any:
    A, L = X.astype(np.longdouble), len(parameters) // 2
    for l in range(1, L):
        A = g(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        if factors:
            A = A * factors[l]
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"]


def test_gradients_with_l2_and_dropout_are_slopes_in_long_double(rng: np.random.Generator) -> None:
    parameters, X = parameters_of([3, 4, 3, 1], rng), rng.normal(size=(3, 5))
    Y = targets("sigmoid", "bce", 1, 5, rng)
    masks = {l: (rng.random((n, 5)) < 0.7).astype(float) for l, n in ((1, 4), (2, 3))}
    _, caches = exercise("ch12.p1c")(X, parameters, masks, 0.7)
    grads = exercise("ch12.p1e")(Y, parameters, caches, masks, 0.7, 0.9)

    def cost(p: Arrays) -> Any:
        Z = forward(p, X, np.tanh, {l: D / np.longdouble(0.7) for l, D in masks.items()})
        data = -np.mean(Y * log_sigmoid(Z) + (1 - Y) * log_sigmoid(-Z))
        return data + np.longdouble(0.9) / 10 * sum(np.sum(W**2) for name, W in p.items() if name[0] == "W")

    for name, slope in slopes(cost, parameters):
        close(grads["d" + name], slope, atol=1e-10)


def test_the_backward_pass_of_chapter_10_is_the_slope_in_long_double(rng: np.random.Generator) -> None:
    parameters, X = parameters_of([3, 4, 4, 3], rng), rng.normal(size=(3, 5))
    Y = targets("softmax", "cross-entropy", 3, 5, rng)
    _, caches = exercise("ch10.p1f")(X, parameters)
    assert min(np.abs(caches["Z1"]).min(), np.abs(caches["Z2"]).min()) > 5e-3  # no kink in reach
    grads = exercise("ch10.p1h")(Y, parameters, caches)

    def cost(p: Arrays) -> Any:
        Z = forward(p, X, relu)
        return np.mean(np.log(np.sum(np.exp(Z), axis=0)) - np.sum(Y * Z, axis=0))

    for name, slope in slopes(cost, parameters):
        close(grads["d" + name], slope, atol=1e-10)


def test_scipy_finds_the_gradient_of_the_regularized_cost(rng: np.random.Generator) -> None:
    dims = [3, 4, 1]
    X, Y = rng.normal(size=(3, 6)), targets("sigmoid", "bce", 1, 6, rng)
    flatten, unflatten = exercise("ch12.p1g"), part("ch12.p1g", "unflatten")

    def cost(vector: np.ndarray) -> float:
        parameters = unflatten(vector, dims)
        AL, _ = exercise("ch12.p1c")(X, parameters, {}, 1.0)
        return exercise("ch12.p1d")(AL, Y, parameters, 0.9)

    def gradient(vector: np.ndarray) -> np.ndarray:
        parameters = unflatten(vector, dims)
        _, caches = exercise("ch12.p1c")(X, parameters, {}, 1.0)
        return flatten(exercise("ch12.p1e")(Y, parameters, caches, {}, 1.0, 0.9), "d")

    vector = flatten(parameters_of(dims, rng))
    assert scipy.optimize.check_grad(cost, gradient, vector) < 1e-6
    theirs = scipy.optimize.approx_fprime(vector, cost, 1e-7)
    close(part("ch12.e01", "one_sided_gradient")(cost, vector, 1e-7), theirs, rtol=1e-6, atol=1e-8)


def exclusive_or(bias: float, rng: np.random.Generator) -> tuple[np.ndarray, dict[str, float]]:
    """The pre-activations of the hidden layer and the report for exclusive or, whose first example is x = 0."""
    X, Y = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0.0, 1, 1, 0]])
    parameters = parameters_of([2, 5, 1], rng)
    for name in ("b1", "b2"):
        parameters[name] = bias * np.sign(parameters[name])

    def cost(p: Arrays) -> float:
        AL, _ = exercise("ch10.p1f")(X, p)
        return exercise("ch10.p1g")(AL, Y)

    _, caches = exercise("ch10.p1f")(X, parameters)
    grads = exercise("ch10.p1h")(Y, parameters, caches)
    return caches["Z1"], exercise("ch12.e13")(cost, parameters, grads)


def test_the_gradient_check_passes_where_no_unit_is_on_a_kink(rng: np.random.Generator) -> None:
    Z, report = exclusive_or(0.1, rng)
    assert part("ch12.e13", "near_kinks")(Z) == set()
    assert set(report) == {"W1", "b1", "W2", "b2"}
    assert max(report.values()) < 1e-7, report


def test_the_gradient_check_fails_at_zero_with_zero_biases_and_says_where(rng: np.random.Generator) -> None:
    Z, report = exclusive_or(0.0, rng)
    assert part("ch12.e13", "near_kinks")(Z) == {(unit, 0) for unit in range(5)}
    assert report["b1"] > 1e-2  # half a slope at x = 0 where backpropagation takes none
    assert part("ch12.e13", "suspects")(report) == {"b1"}
    assert max(report[name] for name in ("W1", "W2", "b2")) < 1e-7, report
