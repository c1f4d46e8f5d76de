"""Optimizers against PyTorch's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.oracles.independent import array, close, exercise, leaves, parameters_of, part


def descended(torch: Any, optimizer: str, gradients: np.ndarray, theta: np.ndarray, **settings: Any) -> np.ndarray:
    """Where PyTorch's optimizer goes when it is handed these gradients; the start is row 0."""
    leaf = torch.tensor(theta, requires_grad=True)
    stepping = getattr(torch.optim, optimizer)([leaf], **settings)
    path = [theta.copy()]
    for gradient in gradients:
        leaf.grad = torch.tensor(gradient)
        stepping.step()
        path.append(array(leaf).copy())
    return np.array(path)


@pytest.fixture
def gradients(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(12, 3, 4)) * 10.0 ** rng.integers(-3, 3, size=(3, 4))


@pytest.fixture
def theta(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(3, 4))


@pytest.mark.parametrize("epsilon", [1e-8, 0.3])
def test_adam_is_pytorchs_adam(torch: Any, gradients: np.ndarray, theta: np.ndarray, epsilon: float) -> None:
    path = descended(torch, "Adam", gradients, theta, lr=0.02, betas=(0.8, 0.95), eps=epsilon)
    here, m, v = theta, np.zeros_like(theta), np.zeros_like(theta)
    for t, gradient in enumerate(gradients, start=1):
        here, m, v = exercise("ch12.e08")(here, gradient, m, v, t, 0.02, 0.8, 0.95, epsilon)
        close(here, path[t])


def test_the_first_step_of_adam_is_pytorchs(torch: Any, gradients: np.ndarray, theta: np.ndarray) -> None:
    path = descended(torch, "Adam", gradients[:1], theta, lr=0.02, eps=0.1)
    close(part("ch12.t13", "first_step")(gradients[0], 0.02, 0.1), path[1] - path[0])
    answers = part("ch12.e08", "first_step")()
    book = descended(torch, "Adam", np.array([[0.2, -0.5]]), np.array([1.0, 2.0]), lr=0.001, eps=1e-14)
    close(answers["move"], book[1] - book[0], rtol=1e-9)


def test_adam_over_a_dict_is_pytorchs_adam(torch: Any, rng: np.random.Generator) -> None:
    parameters = parameters_of([4, 3, 1], rng)
    tensors = leaves(torch, parameters)
    optimizer = torch.optim.Adam(tensors.values(), lr=0.05)
    state = part("ch12.p1f", "initial_state")(parameters, "adam")
    for _ in range(6):
        grads = {"d" + name: rng.normal(size=value.shape) for name, value in parameters.items()}
        for name, leaf in tensors.items():
            leaf.grad = torch.tensor(grads["d" + name])
        optimizer.step()
        parameters, state = exercise("ch12.p1f")(parameters, grads, state, 0.05)
    for name, leaf in tensors.items():
        close(parameters[name], leaf)


def test_momentum_as_an_average_is_pytorchs_heavy_ball_at_a_tenth_of_the_rate(
    torch: Any, gradients: np.ndarray, theta: np.ndarray
) -> None:
    path = descended(torch, "SGD", gradients, theta, lr=0.5 * (1 - 0.9), momentum=0.9)
    here, v = theta, np.zeros_like(theta)
    state = part("ch12.p1f", "initial_state")({"W1": theta}, "momentum")
    kept = {"W1": theta}
    for t, gradient in enumerate(gradients, start=1):
        here, v = exercise("ch12.e07")(here, gradient, v, 0.5, 0.9)
        kept, state = part("ch12.p1f", "momentum")(kept, {"dW1": gradient}, state, 0.5, 0.9)
        close(here, path[t])
        close(kept["W1"], path[t])
    _, delta = part("ch12.e07", "momentum_updates")(gradients[:, 0], 0.5, 0.9)
    close(delta, (path[-1] - path[-2])[0], rtol=1e-9)


@pytest.mark.parametrize("epsilon", [1e-8, 2.0])
def test_rmsprop_is_pytorchs_with_alpha_for_beta2(
    torch: Any, gradients: np.ndarray, theta: np.ndarray, epsilon: float
) -> None:
    path = descended(torch, "RMSprop", gradients, theta, lr=0.03, alpha=0.97, eps=epsilon)
    here, s = theta, np.zeros_like(theta)
    for t, gradient in enumerate(gradients, start=1):
        here, s = exercise("ch12.e11")(here, gradient, s, 0.03, 0.97, epsilon)
        close(here, path[t])


def bowl(torch: Any) -> tuple[Callable[[Any], Any], Callable[[np.ndarray], np.ndarray]]:
    """A cost that is no parabola, and its gradient by autograd."""
    matrix = torch.tensor([[3.0, 0.5], [0.5, 0.2]], dtype=torch.float64)

    def cost(w: Any) -> Any:
        return w @ matrix @ w / 2 + torch.logsumexp(w, 0)

    def gradient(w: np.ndarray) -> np.ndarray:
        leaf = torch.tensor(w, requires_grad=True)
        cost(leaf).backward()
        return array(leaf.grad)

    return cost, gradient


def walked(torch: Any, optimizer: str, cost: Callable[[Any], Any], start: np.ndarray, **settings: Any) -> np.ndarray:
    leaf = torch.tensor(start, requires_grad=True)
    stepping = getattr(torch.optim, optimizer)([leaf], **settings)
    path = [start.copy()]
    for _ in range(15):
        stepping.zero_grad()
        cost(leaf).backward()
        stepping.step()
        path.append(array(leaf).copy())
    return np.array(path)


def test_pytorchs_nesterov_walks_along_the_look_ahead_points(torch: Any) -> None:
    cost, gradient = bowl(torch)
    start = np.array([1.0, -2.0])
    path = part("ch12.e21", "nesterov_path")(start, gradient, 0.1, 0.8, 15)
    velocities = np.vstack([np.zeros(2), path[:-1] - path[1:]])
    theirs = walked(torch, "SGD", cost, start, lr=0.1, momentum=0.8, nesterov=True)
    close(path - 0.8 * velocities, theirs)


def test_momentum_beside_nesterov_is_pytorchs_heavy_ball(torch: Any) -> None:
    cost, gradient = bowl(torch)
    start = np.array([1.0, -2.0])
    theirs = walked(torch, "SGD", cost, start, lr=0.1, momentum=0.8)
    close(part("ch12.e21", "momentum_path")(start, gradient, 0.1, 0.8, 15), theirs)


def test_the_path_of_rmsprop_is_pytorchs(torch: Any) -> None:
    cost, gradient = bowl(torch)
    start = np.array([1.0, -2.0])
    theirs = walked(torch, "RMSprop", cost, start, lr=0.05, alpha=0.9)
    close(part("ch12.e11", "rmsprop_path")(gradient, start, 15, 0.05, 0.9), theirs)
