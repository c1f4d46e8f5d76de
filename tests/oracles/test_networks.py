"""Backward passes of whole networks against autograd and scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier
from tests.oracles.independent import (
    Arrays,
    close,
    exercise,
    gradients_close,
    leaves,
    loss_of,
    parameters_of,
    part,
    targets,
)


@pytest.mark.parametrize("dims", [[4, 6, 5, 1], [4, 6, 5, 3], [4, 1]])
def test_the_backward_pass_of_chapter_10_is_autograd(torch: Any, rng: np.random.Generator, dims: list[int]) -> None:
    parameters, X = parameters_of(dims, rng), rng.normal(size=(4, 7))
    output, loss = ("sigmoid", "bce") if dims[-1] == 1 else ("softmax", "cross-entropy")
    Y = targets(output, loss, dims[-1], 7, rng)
    AL, caches = exercise("ch10.p1f")(X, parameters)
    tensors = leaves(torch, parameters)
    A, L = torch.tensor(X), len(dims) - 1
    for l in range(1, L):
        A = torch.relu(tensors[f"W{l}"] @ A + tensors[f"b{l}"])
    cost = loss_of(torch, tensors[f"W{L}"] @ A + tensors[f"b{L}"], torch.tensor(Y), output, loss)
    cost.backward()
    close(exercise("ch10.p1g")(AL, Y), cost)
    gradients_close(exercise("ch10.p1h")(Y, parameters, caches), tensors)


def regularized(torch: Any, tensors: dict[str, Any], X: Any, Y: Any, masks: Any, keep: float, l2: float, g: str) -> Any:
    A, L = torch.tensor(X), len(tensors) // 2
    for l in range(1, L):
        A = getattr(torch, g)(tensors[f"W{l}"] @ A + tensors[f"b{l}"])
        if l in masks:
            A = A * torch.tensor(masks[l] / keep)
    Z = tensors[f"W{L}"] @ A + tensors[f"b{L}"]
    penalty = sum((tensors[f"W{l}"] ** 2).sum() for l in range(1, L + 1))
    return loss_of(torch, Z, torch.tensor(Y), "sigmoid", "bce") + l2 / (2 * Y.shape[1]) * penalty


@pytest.mark.parametrize("masked", [(), (1,), (1, 2)])
def test_the_backward_pass_with_dropout_and_l2_is_autograd(
    torch: Any, rng: np.random.Generator, masked: tuple[int, ...]
) -> None:
    dims = [4, 6, 5, 1]
    parameters, X = parameters_of(dims, rng), rng.normal(size=(4, 7))
    Y = targets("sigmoid", "bce", 1, 7, rng)
    masks = {l: (rng.random((dims[l], 7)) < 0.6).astype(float) for l in masked}
    AL, caches = exercise("ch12.p1c")(X, parameters, masks, 0.6)
    tensors = leaves(torch, parameters)
    cost = regularized(torch, tensors, X, Y, masks, 0.6, 0.9, "tanh")
    cost.backward()
    close(exercise("ch12.p1d")(AL, Y, parameters, 0.9), cost, rtol=1e-7)  # its guard
    gradients_close(exercise("ch12.p1e")(Y, parameters, caches, masks, 0.6, 0.9), tensors)


@pytest.mark.parametrize("keep_prob", [1.0, 0.6])
def test_the_network_class_is_autograd(torch: Any, rng: np.random.Generator, keep_prob: float) -> None:
    network = exercise("ch12.p1k").right([4, 6, 5, 1], rng)
    network.parameters = parameters_of([4, 6, 5, 1], rng)
    X, Y = rng.normal(size=(4, 7)), targets("sigmoid", "bce", 1, 7, rng)
    AL = network.forward(X, keep_prob)
    tensors = leaves(torch, network.parameters)
    cost = regularized(torch, tensors, X, Y, network.masks, keep_prob, 0.9, "relu")
    cost.backward()
    close(network.compute_cost(AL, Y, 0.9), cost)
    gradients_close(network.backward(Y, 0.9), tensors)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_the_network_class_trains_as_pytorch_does(torch: Any, rng: np.random.Generator, optimizer: str) -> None:
    network = exercise("ch12.p1k").right([4, 6, 1], rng)
    X, Y = rng.normal(size=(4, 9)), targets("sigmoid", "bce", 1, 9, rng)
    tensors = leaves(torch, network.parameters)
    stepping = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
        "momentum": lambda p: torch.optim.SGD(p, lr=0.05 * 0.1, momentum=0.9),
        "adam": lambda p: torch.optim.Adam(p, lr=0.05),
    }[optimizer](tensors.values())
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(stepping, T_max=8)
    costs = []
    for _ in range(8):
        stepping.zero_grad()
        cost = regularized(torch, tensors, X, Y, {}, 1.0, 0.3, "relu")
        cost.backward()
        stepping.step()
        schedule.step()
        costs.append(float(cost.detach()))
    history = network.fit(X, Y, 8, 9, 0.05, optimizer, "cosine", l2=0.3)  # one batch: its order does not matter
    close(history["cost"], costs, rtol=1e-9)
    for name, leaf in tensors.items():
        close(network.parameters[name], leaf, rtol=1e-8, atol=1e-10)


def test_batch_norm_in_a_network_is_autograd(torch: Any, rng: np.random.Generator) -> None:
    shapes = {"W1": (5, 3), "gamma": (5, 1), "beta": (5, 1), "W2": (1, 5), "b2": (1, 1)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    X, Y = rng.normal(size=(3, 8)), targets("sigmoid", "bce", 1, 8, rng)
    tensors = leaves(torch, parameters)
    gamma, beta = (tensors[name][:, 0] for name in ("gamma", "beta"))
    Z1 = (tensors["W1"] @ torch.tensor(X)).T
    N = torch.nn.functional.batch_norm(Z1, None, None, gamma, beta, training=True, eps=0.01).T
    cost = loss_of(torch, tensors["W2"] @ torch.relu(N) + tensors["b2"], torch.tensor(Y), "sigmoid", "bce")
    cost.backward()
    found, grads = exercise("ch12.p2b")(X, Y, parameters, 0.01)
    close(found, cost)
    gradients_close(grads, tensors)


@pytest.mark.parametrize("solver", ["sgd", "momentum", "adam"])
def test_full_batch_steps_with_l2_are_those_of_scikit_learns_perceptron(rng: np.random.Generator, solver: str) -> None:
    X, Y = rng.normal(size=(4, 20)), targets("sigmoid", "bce", 1, 20, rng)
    beta = 0.9 if solver == "momentum" else 0.0

    def perceptron(rate: float) -> MLPClassifier:
        return MLPClassifier(
            (5, 3), activation="tanh", solver="adam" if solver == "adam" else "sgd", alpha=0.8, batch_size=20,
            learning_rate_init=rate, momentum=beta, nesterovs_momentum=False, epsilon=1e-30, random_state=4,
        )  # fmt: skip

    def of(model: MLPClassifier) -> Arrays:
        layers = enumerate(zip(model.coefs_, model.intercepts_, strict=True), start=1)
        return {f"{k}{l}": v for l, (W, b) in layers for k, v in (("W", W.T.copy()), ("b", b[:, None].copy()))}

    start = perceptron(1e-300)  # its first step goes nowhere
    start.partial_fit(X.T, Y[0].astype(int), classes=[0, 1])
    parameters, model = of(start), perceptron(0.05)
    state = part("ch12.p1f", "initial_state")(parameters, solver)
    for _ in range(4):
        AL, caches = exercise("ch12.p1c")(X, parameters, {}, 1.0)
        cost = exercise("ch12.p1d")(AL, Y, parameters, 0.8)
        grads = exercise("ch12.p1e")(Y, parameters, caches, {}, 1.0, 0.8)
        if solver == "adam":
            parameters, state = exercise("ch12.p1f")(parameters, grads, state, 0.05, epsilon=1e-30)
        elif solver == "momentum":  # theirs is the heavy ball
            parameters, state = part("ch12.p1f", "momentum")(parameters, grads, state, 0.05 / (1 - beta), beta)
        else:
            parameters, state = part("ch12.p1f", "sgd")(parameters, grads, state, 0.05)
        model.partial_fit(X.T, Y[0].astype(int), classes=[0, 1])
        close(cost, model.loss_, rtol=1e-7)  # its guard
        for name, value in of(model).items():
            close(parameters[name], value, rtol=1e-9)


def test_accumulated_gradients_are_those_that_pytorch_accumulates(torch: Any, rng: np.random.Generator) -> None:
    w = rng.normal(size=3)
    batches = [(rng.normal(size=(3, b)), rng.normal(size=(1, b))) for b in (4, 2, 5)]

    def mean_gradient(w: np.ndarray, X: np.ndarray, Y: np.ndarray) -> np.ndarray:
        return (w @ X - Y[0]) @ X.T / X.shape[1]

    leaf = torch.tensor(w, requires_grad=True)
    for X, Y in batches:
        (((leaf @ torch.tensor(X) - torch.tensor(Y[0])) ** 2).sum() / 2 / 11).backward()
    close(exercise("ch12.e20")(w, batches, mean_gradient), leaf.grad)
