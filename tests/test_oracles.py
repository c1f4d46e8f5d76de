"""The right code of the exercises against code that others wrote: PyTorch, scikit-learn, SciPy, and more digits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import mpmath
import numpy as np
import pytest
import scipy.optimize
import scipy.special
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from dlgrade import content
from dlgrade.exercises import Exercise

Arrays = dict[str, np.ndarray]
TIGHT = {"rtol": 1e-10, "atol": 1e-12}


@cache
def exercise(name: str) -> Exercise:
    return content.select([name], [content.roots()[-1]])[0].load()


def part(name: str, function: str) -> Callable[..., Any]:
    return exercise(name).parts[function]


@pytest.fixture
def torch() -> Any:
    return pytest.importorskip("torch", reason="the extra dlgrade[torch] is not installed")


@pytest.fixture
def tensorflow() -> Any:
    return pytest.importorskip("tensorflow", reason="the extra dlgrade[tensorflow] is not installed")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(12)


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


# ---- optimizers ---------------------------------------------------------------------------------------------------


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


# ---- schedules ----------------------------------------------------------------------------------------------------


def rates(torch: Any, schedule: str, first: float, steps: int, **settings: Any) -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=first)
    scheduler = getattr(torch.optim.lr_scheduler, schedule)(optimizer, **settings)
    found = []
    for _ in range(steps):
        found.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return found


def test_four_schedules_are_pytorchs(torch: Any) -> None:
    step, exponential = exercise("ch12.t15"), part("ch12.t15", "exponential_decay")
    cosine, warmup = part("ch12.t15", "cosine_annealing"), part("ch12.t15", "linear_warmup")
    close([step(t, 0.3, 0.4, 7) for t in range(30)], rates(torch, "StepLR", 0.3, 30, step_size=7, gamma=0.4))
    theirs = rates(torch, "ExponentialLR", 0.3, 30, gamma=math.exp(-0.07))
    close([exponential(t, 0.3, 0.07) for t in range(30)], theirs)
    theirs = rates(torch, "CosineAnnealingLR", 0.3, 30, T_max=29, eta_min=0.02)  # turns up again after T_max
    close([cosine(t, 0.3, 0.02, 29) for t in range(30)], theirs)
    theirs = rates(torch, "LinearLR", 0.3, 30, start_factor=1e-200, end_factor=1.0, total_iters=12)
    close([warmup(t, 0.3, 12) for t in range(30)], theirs)


@pytest.mark.parametrize("name", ["warmup_cosine", "warmup_cosine_no_idle_step"])
def test_warm_up_and_cosine_are_pytorchs_line_and_cosine(torch: Any, name: str) -> None:
    idle = name == "warmup_cosine"
    start, line = (1e-200, 8) if idle else (1 / 8, 7)
    rising = rates(torch, "LinearLR", 0.3, 8, start_factor=start, end_factor=1.0, total_iters=line)
    falling = rates(torch, "CosineAnnealingLR", 0.3, 23, T_max=22, eta_min=0.01)
    close([part("ch12.e14", name)(t, 0.3, 8, 30, 0.01) for t in range(31)], [*rising, *falling])


def test_the_selected_schedules_are_pytorchs(torch: Any) -> None:
    select = exercise("ch12.p1i")
    rising = rates(torch, "LinearLR", 0.2, 4, start_factor=1 / 4, end_factor=1.0, total_iters=3)
    falling = rates(torch, "CosineAnnealingLR", 0.2, 36, T_max=36)
    close([select("warmup_cosine", 0.2, epoch, 40) for epoch in range(40)], [*rising, *falling])
    theirs = rates(torch, "CosineAnnealingLR", 0.2, 40, T_max=40)
    close([select("cosine", 0.2, epoch, 40) for epoch in range(40)], theirs)
    theirs = rates(torch, "StepLR", 0.2, 500, step_size=200, gamma=0.5)
    close([select("step", 0.2, epoch, 500) for epoch in range(500)], theirs)


def test_the_schedule_of_the_training_loops_has_a_floor_that_is_a_fraction(torch: Any) -> None:
    falling = rates(torch, "CosineAnnealingLR", 0.2, 21, T_max=20, eta_min=0.05 * 0.2)
    rising = rates(torch, "LinearLR", 0.2, 5, start_factor=1 / 5, end_factor=1.0, total_iters=4)
    close([part("ch12.p3", "rate_at")(t, 25, 5, 0.2, 0.05) for t in range(26)], [*rising, *falling])
    close([part("ch12.p3t", "rate_at")(t, 25, 5, 0.2, 0.05) for t in range(26)], [*rising, *falling])


# ---- clipping, dropout --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [1e6, 1e12])
def test_clipping_by_norm_is_pytorchs(torch: Any, rng: np.random.Generator, limit: float) -> None:
    # so long that the 1e-6 that PyTorch adds to the norm is beyond the last digit
    grads = {name: 1e8 * value for name, value in parameters_of([4, 3, 2], rng).items()}
    tensors = leaves(torch, grads)
    for name, leaf in tensors.items():
        leaf.grad = torch.tensor(grads[name])
    norm = torch.nn.utils.clip_grad_norm_(tensors.values(), limit)
    clipped, found = exercise("ch12.e16")(list(grads.values()), limit)
    close(found, norm)
    for got, leaf in zip(clipped, tensors.values(), strict=True):
        close(got, leaf.grad)
    in_dict, found = part("ch12.p3", "clip_by_global_norm")(grads, limit)
    close(found, norm)
    for name, leaf in tensors.items():
        close(in_dict[name], leaf.grad)


def test_clipping_by_value_is_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    grads = [rng.normal(size=shape) for shape in ((3, 4), (3, 1))]
    tensors = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in grads]
    for leaf, g in zip(tensors, grads, strict=True):
        leaf.grad = torch.tensor(g)
    torch.nn.utils.clip_grad_value_(tensors, 0.7)
    for got, leaf in zip(part("ch12.e16", "clip_by_value")(grads, 0.7), tensors, strict=True):
        close(got, leaf.grad)


def test_the_cosine_of_two_gradients_is_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    first, second = ([rng.normal(size=(3, 4)), rng.normal(size=(3, 1))] for _ in range(2))
    flat = [torch.tensor(np.concatenate([g.ravel() for g in grads])) for grads in (first, second)]
    close(part("ch12.e16", "cosine")(first, second), torch.nn.functional.cosine_similarity(*flat, dim=0))


@pytest.mark.parametrize("keep_prob", [0.8, 0.3])
def test_dropout_scales_as_pytorchs_does_forward_and_backward(
    torch: Any, rng: np.random.Generator, keep_prob: float
) -> None:
    A, dA = rng.normal(size=(6, 9)), rng.normal(size=(6, 9))
    torch.manual_seed(3)
    leaf = torch.tensor(A, requires_grad=True)
    out = torch.nn.functional.dropout(leaf, p=1 - keep_prob)
    (out * torch.tensor(dA)).sum().backward()
    D = (array(out) != 0).astype(float)
    assert 0 < D.mean() < 1
    close(exercise("ch12.e12")(A, D, keep_prob), out)
    close(part("ch12.e12", "dropout_backward")(dA, D, keep_prob), leaf.grad)
    close(part("ch12.e12", "factor_and_variance")(1 - keep_prob)[0], array(out)[D == 1][0] / A[D == 1][0])


# ---- batch normalization ------------------------------------------------------------------------------------------


def test_batch_norm_forward_is_scikit_learns_standard_scaler(rng: np.random.Generator) -> None:
    Z = rng.normal(3, 2, size=(4, 7))
    scaler = StandardScaler().fit(Z.T)
    Y, Z_hat, mu, var = exercise("ch12.e09")(Z, np.full((4, 1), 3.0), np.full((4, 1), -1.0), 1e-300)
    close(Z_hat, scaler.transform(Z.T).T)
    close(Y, 3 * scaler.transform(Z.T).T - 1)
    close(mu[:, 0], scaler.mean_)
    close(var[:, 0], scaler.var_)


def batchnorm1d(torch: Any, layer: Any, **settings: Any) -> Any:
    theirs = torch.nn.BatchNorm1d(len(layer.gamma), dtype=torch.float64, **settings)
    with torch.no_grad():
        theirs.weight.copy_(torch.tensor(layer.gamma[:, 0]))
        theirs.bias.copy_(torch.tensor(layer.beta[:, 0]))
    return theirs


def test_batch_norm_forward_and_backward_are_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    Z, dY = rng.normal(2, 3, size=(4, 7)), rng.normal(size=(4, 7))
    gamma, beta = rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
    layer = exercise("ch12.p2").right(4, eps=0.01)
    layer.gamma, layer.beta = gamma, beta
    theirs = batchnorm1d(torch, layer, eps=0.01)
    leaf = torch.tensor(Z.T, requires_grad=True)
    out = theirs(leaf)
    (out * torch.tensor(dY.T)).sum().backward()

    close(exercise("ch12.e09")(Z, gamma, beta, 0.01)[0], array(out).T)
    close(layer.forward(Z), array(out).T)
    for dZ, dgamma, dbeta in (
        exercise("ch12.e17")(dY, Z, gamma, 0.01),
        (layer.backward(dY), layer.dgamma, layer.dbeta),
    ):
        close(dZ, array(leaf.grad).T)
        close(dgamma[:, 0], theirs.weight.grad)
        close(dbeta[:, 0], theirs.bias.grad)


def test_running_statistics_are_pytorchs_but_for_the_unbiased_variance(torch: Any, rng: np.random.Generator) -> None:
    layer = exercise("ch12.p2").right(4, momentum=0.9, eps=0.01)
    layer.gamma, layer.beta = rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
    theirs = batchnorm1d(torch, layer, eps=0.01, momentum=1 - 0.9)  # the weight of the NEW value
    m, steps = 7, 5
    for _ in range(steps):
        Z = rng.normal(2, 3, size=(4, m))
        layer.forward(Z)
        theirs(torch.tensor(Z.T))
    close(layer.running_mean[:, 0], theirs.running_mean)
    left = 0.9**steps  # what is left of the ones at the start
    close((layer.running_var[:, 0] - left) * m / (m - 1) + left, theirs.running_var)

    theirs.eval()
    theirs.running_var.copy_(torch.tensor(layer.running_var[:, 0]))
    for size in (1, 5):
        Z = rng.normal(size=(4, size))
        close(layer.forward(Z, training=False), array(theirs(torch.tensor(Z.T))).T)


def digits(values: np.ndarray) -> list[list[mpmath.mpf]]:
    return [[mpmath.mpf(float(v)) for v in row] for row in values]


def normalized(Z: list[list[mpmath.mpf]], eps: float) -> list[list[mpmath.mpf]]:
    rows = []
    for row in Z:
        mu = mpmath.fsum(row) / len(row)
        root = mpmath.sqrt(mpmath.fsum((z - mu) ** 2 for z in row) / len(row) + mpmath.mpf(eps))
        rows.append([(z - mu) / root for z in row])
    return rows


@pytest.mark.parametrize("eps", [1e-5, 4.0])
def test_batch_norm_backward_is_the_slope_in_sixty_digits(rng: np.random.Generator, eps: float) -> None:
    Z, dY, gamma = rng.normal(2, 3, size=(3, 5)), rng.normal(size=(3, 5)), rng.normal(size=(3, 1))
    dZ, dgamma, dbeta = exercise("ch12.e17")(dY, Z, gamma, eps)
    with mpmath.workdps(60):
        exact, slopes, h = digits(Z), np.zeros(Z.shape), mpmath.mpf(10) ** -20

        def loss() -> mpmath.mpf:
            hat = normalized(exact, eps)
            return mpmath.fsum(
                mpmath.mpf(float(dY[i])) * mpmath.mpf(float(gamma[i[0], 0])) * hat[i[0]][i[1]]
                for i in np.ndindex(dY.shape)
            )

        for i, j in np.ndindex(Z.shape):
            kept, values = exact[i][j], []
            for shift in (h, -h):
                exact[i][j] = kept + shift
                values.append(loss())
            exact[i][j] = kept
            slopes[i, j] = float((values[0] - values[1]) / (2 * h))
        hat = np.array([[float(z) for z in row] for row in normalized(exact, eps)])
    close(dZ, slopes)
    close(dgamma[:, 0], (dY * hat).sum(axis=1))
    close(dbeta[:, 0], dY.sum(axis=1))


def test_the_batch_norm_answers_in_the_book_are_right_in_sixty_digits() -> None:
    answers = part("ch12.e17", "answers")()
    with mpmath.workdps(60):
        h, dy = mpmath.mpf(10) ** -20, (1, 0, -1, 2)

        def loss(z: list[mpmath.mpf]) -> mpmath.mpf:
            return 2 * mpmath.fsum(d * hat for d, hat in zip(dy, normalized([z], 1e-5)[0], strict=True))

        z = [mpmath.mpf(v) for v in (1, 3, 5, 7)]
        dz = []
        for i in range(4):
            moved = [[*z[:i], z[i] + s, *z[i + 1 :]] for s in (h, -h)]
            dz.append(float((loss(moved[0]) - loss(moved[1])) / (2 * h)))
        hat = [float(v) for v in normalized([z], 1e-5)[0]]
    close(answers["dz"], dz)
    close(answers["dgamma"], np.dot(dy, hat))
    forward = part("ch12.e09", "answers")()
    close(forward["z_hat"], hat)
    close(forward["deficit"], 1 - np.var(hat))


# ---- losses -------------------------------------------------------------------------------------------------------


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


PAIRS = [
    ("sigmoid", "bce"), ("softmax", "cross-entropy"), ("linear", "squared"), ("tanh", "squared"), ("relu", "squared"),
    ("sigmoid", "squared"), ("tanh", "bce"), ("relu", "bce"),
]  # fmt: skip
OUTPUTS = {"sigmoid": scipy.special.expit, "softmax": softmax, "linear": np.copy, "tanh": np.tanh, "relu": relu}


def targets(output: str, loss: str, n: int, m: int, rng: np.random.Generator) -> np.ndarray:
    if output == "softmax":
        return np.eye(n)[:, rng.integers(0, n, size=m)]
    return rng.integers(0, 2, size=(n, m)).astype(float) if loss == "bce" else rng.normal(size=(n, m))


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


# ---- whole networks -----------------------------------------------------------------------------------------------


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


def classifier_gradients(p: Arrays, X: np.ndarray, y: np.ndarray) -> tuple[float, Arrays]:
    """Loss and gradients of a small network with softmax; columns are examples, y holds class numbers."""
    A = np.tanh(p["W1"] @ X + p["b1"][:, None])
    Z = p["W2"] @ A + p["b2"][:, None]
    dZ = (softmax(Z) - np.eye(3)[:, y]) / len(y)
    below = (p["W2"].T @ dZ) * (1 - A**2)
    loss = float(np.mean(scipy.special.logsumexp(Z, axis=0) - Z[y, range(len(y))]))
    return loss, {"W1": below @ X.T, "b1": below.sum(axis=1), "W2": dZ @ A.T, "b2": dZ.sum(axis=1)}


def descend(p: Arrays, grads: Arrays, rate: float) -> Arrays:
    return {name: p[name] - rate * grads[name] for name in p}


@pytest.fixture
def classifier(rng: np.random.Generator) -> tuple[Arrays, list[tuple[np.ndarray, np.ndarray]]]:
    shapes = {"W1": (4, 2), "b1": (4,), "W2": (3, 4), "b2": (3,)}
    batches = [(rng.normal(size=(m, 2)), rng.integers(0, 3, size=m)) for m in (5, 4, 7)]
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}, batches


def test_the_pytorch_loop_is_the_numpy_loop_of_the_chapter(torch: Any, classifier: Any) -> None:
    parameters, batches = classifier
    columns = [(X.T, y) for X, y in batches]
    after, log = exercise("ch12.p3")(parameters, columns, classifier_gradients, descend, 3, 0.4, 2, 0.1, 0.3, 0.0)
    theirs, logged = exercise("ch12.p3t")(parameters, batches, 3, 0.4, 2, 0.1, 0.3)
    for name, value in after.items():
        close(theirs[name], value, rtol=1e-5, atol=1e-6)  # PyTorch's 1e-6 beside the norm
    close(logged["rate"], log["rate"])
    close(logged["norm"], log["norm"], rtol=1e-5)
    close(part("ch12.p3t", "probabilities")(parameters, batches[0][0]).sum(axis=1), np.ones(5))


def test_the_tensorflow_loop_is_the_numpy_loop_of_the_chapter(tensorflow: Any, classifier: Any) -> None:
    parameters, batches = classifier
    columns = [(X.T, y) for X, y in batches]
    after, log = exercise("ch12.p3")(parameters, columns, classifier_gradients, descend, 3, 0.4, 0, 0.1, 0.3, 0.2)
    kernels = {name: value.T.copy() for name, value in parameters.items()}
    theirs, logged = exercise("ch12.p3k")(kernels, batches, 3, 0.4, 0, 0.1, 0.3, 0.2)
    for name, value in after.items():
        close(theirs[name].T, value, rtol=1e-5, atol=1e-6)  # Keras' rates are float32
    close(logged["rate"], log["rate"], rtol=1e-5)
    close(logged["norm"], log["norm"], rtol=1e-5)
    X, y = batches[0]
    towards = part("ch12.p3k", "input_gradient")(kernels, X, y)
    for i in np.ndindex(X.shape):
        moved = [
            X + sign * 1e-5 * (np.arange(X.size).reshape(X.shape) == np.ravel_multi_index(i, X.shape))
            for sign in (1, -1)
        ]
        up, down = (classifier_gradients(parameters, x.T, y)[0] for x in moved)
        close(towards[i], (up - down) / 2e-5, rtol=1e-6, atol=1e-9)


def test_keras_follows_the_schedules_that_are_said_to_be_keras(tensorflow: Any) -> None:
    decay = tensorflow.keras.optimizers.schedules.CosineDecay
    ours, theirs = part("ch12.e14", "keras_cosine"), decay(0.001, 1000, alpha=0.0001)
    close(
        [ours(t, 0.001, 1000, 0.0001) for t in range(0, 1600, 50)], [theirs(t) for t in range(0, 1600, 50)], rtol=1e-5
    )
    whole = decay(**part("ch12.e14", "keras_arguments")(0.3, 8, 30, 0.01))
    close([exercise("ch12.e14")(t, 0.3, 8, 30, 0.01) for t in range(40)], [whole(t) for t in range(40)], rtol=1e-5)
    close(
        [part("ch12.p3k", "rate_at")(t, 30, 8, 0.3, 1 / 30) for t in range(40)],
        [whole(t) for t in range(40)],
        rtol=1e-5,
    )


@pytest.mark.parametrize(
    ("keras", "pytorch", "factor"),
    [("sgd", "sgd", 2), ("momentum", "heavy ball", 2), ("rmsprop",) * 2 + (1,), ("adam",) * 2 + (1,)],
)
def test_keras_and_pytorch_walk_the_same_way(
    torch: Any, tensorflow: Any, rng: np.random.Generator, keras: str, pytorch: str, factor: int
) -> None:
    X, y = rng.normal(size=(5, 2)), rng.normal(size=5)
    start = [rng.normal(size=shape) for shape in ((2, 3), (3,), (3, 1), (1,))]
    ends = part("ch12.p4k", "run")(keras, X, y, start, 6, 0.03)
    names = dict(zip(("W1", "b1", "W2", "b2"), start, strict=True))
    columns = {name: value.T.copy() for name, value in names.items()}
    theirs = part("ch12.p4t", "run")(pytorch, X, y, columns, 6, factor * 0.03)  # half the squared error there
    for end, value in zip(ends, theirs.values(), strict=True):
        close(end, value.T, rtol=1e-5, atol=1e-6)
    close(part("ch12.p4k", "loss")(start, X, y), 2 * part("ch12.p4t", "loss")(columns, X, y))


def test_pytorchs_decoupled_decay_and_average_are_the_formulas_of_the_statement(
    torch: Any, rng: np.random.Generator
) -> None:
    run, X = part("ch12.p4t", "run"), np.zeros((4, 2))  # no input and no weights behind: only b2 has a gradient
    y, start = rng.normal(size=4), {"W1": np.ones((3, 2)), "b1": np.zeros(3), "W2": np.zeros((1, 3)), "b2": np.ones(1)}
    b, v = 1.0, 0.0
    for _ in range(5):
        v = 0.9 * v + 0.1 * (b - y.mean())
        b -= 0.3 * v
    close(run("ema", X, y, start, 5, 0.3)["b2"], [b])
    adam, adamw = (run(name, X, y, start, 1, 0.05) for name in ("adam", "adamw"))
    close(adamw["W1"], adam["W1"] * (1 - 0.1 * 0.05))
    close(adamw["b2"], adam["b2"] - 0.1 * 0.05)


# ---- finite differences -------------------------------------------------------------------------------------------


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


# ---- the gradient check of the chapter ----------------------------------------------------------------------------


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
