"""Training loops in PyTorch, TensorFlow and Keras against the chapter's own in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.special
from tests.oracles.independent import Arrays, close, exercise, part, softmax


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
