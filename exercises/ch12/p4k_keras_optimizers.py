"""ch12.p4k  Compare optimizers fairly, in Keras.    Chapter 12, the optimizer comparison"""

import numpy as np
import tensorflow as tf
from tensorflow import keras

NAMES = ("sgd", "momentum", "nesterov", "rmsprop", "adam")


def new_model(n0: int, n1: int) -> keras.Model:
    """A network with weights of its own: (m, n0), examples in rows  ->  (m, 1), one number for each example."""
    seed = keras.initializers.GlorotUniform(seed=1), keras.initializers.GlorotUniform(seed=2)
    return keras.Sequential(
        [
            keras.Input((n0,), dtype="float64"),
            keras.layers.Dense(n1, activation="tanh", kernel_initializer=seed[0], dtype="float64"),
            keras.layers.Dense(1, kernel_initializer=seed[1], dtype="float64"),
        ]
    )


def compare(
    data: dict[str, tuple[np.ndarray, np.ndarray]],
    starts: list[list[np.ndarray]],
    steps: int,
    grid: list[float],
    names: tuple[str, ...] = NAMES,
) -> dict[str, dict[str, float]]:
    """A fair table of Keras' optimizers: {name: {"rate", "val", "test", "gradients"}} for all ``names``.

    data   : {"train": (X, y), "val": (X, y), "test": (X, y)}, X (m, n0) with examples in rows, y (m,), float64.
    starts : lists as get_weights() gives them, [kernel (n0, n1), bias (n1,), kernel (n1, 1), bias (1,)], float64; leave
             them as they are.
    steps  : updates per run.   grid : learning rates, smallest first, the same for every optimizer.
    names  : the optimizers to compare, some of NAMES.

    Protocol, the same budget for all, as in ch12.p4: each optimizer is run (your `run`) from EVERY start with EVERY rate
    of the grid, ``steps`` full-batch steps on the training data each. The mean over the starts of the final validation
    loss (your `loss`) decides which rate is kept; of equals the first. A mean that is nan or inf (a run blew up) is
    never kept; the cases leave every optimizer a rate that works. Then
        "rate" : the rate kept         "val" : that mean of the validation losses
        "test" : the mean over the starts of the final TEST loss at that rate; test data decide nothing
        "gradients" : how many gradients this optimizer's runs computed in all: starts * rates * steps.
    Numbers are Python or NumPy numbers, not tensors. Write the loop yourself: while judging there are no threads, so
    that @tf.function runs as plain Python and model.fit does not run at all.
    Example: 2 starts, 30 steps, a grid of 3: every row has "gradients" 180. (The book's program fits four optimizers
    from four different random starts, once, at one rate each: its table cannot tell the optimizer from the luck.)
    """
    raise NotImplementedError("ch12.p4k")


def loss(weights: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """The mean squared error of the network with these weights: the mean over the m examples of (prediction - y)^2.

    weights : as in ``starts``, X (m, n0), y (m,)  ->  a number. No half: this is Keras' "mse".
    Example: all weights 0 except the last bias = [2], y = [0, 4]: (4 + 4) / 2 = 4.
    """
    raise NotImplementedError("ch12.p4k")


def run(
    name: str, X: np.ndarray, y: np.ndarray, start: list[np.ndarray], steps: int, learning_rate: float
) -> list[np.ndarray]:
    """The weights (as get_weights() gives them) after ``steps`` full-batch steps from ``start`` by one optimizer.

    g is the gradient of `loss` on (X, y) by a tape. All memory (v, s, m) starts at zero; t = 1, 2, ...; Keras' formulas:
        "sgd"      : theta <- theta - rate g
        "momentum" : v <- 0.9 v - rate g,       theta <- theta + v
        "nesterov" : v <- 0.9 v - rate g,       theta <- theta + 0.9 v - rate g
        "rmsprop"  : s <- 0.9 s + 0.1 g^2,      theta <- theta - rate g / sqrt(s)
        "adam"     : betas 0.9 and 0.999, both moments divided by 1 - beta^t, theta <- theta - rate m_hat / sqrt(v_hat)
    Give RMSprop and Adam epsilon = 1e-12, so small that it does not show where it stands (Keras has it inside RMSprop's
    root). ``start`` stays as it is.
    Example: all weights 0, y = [0, 4], rate 0.1: the last bias has g = -4; one step leaves it at 0.4 by "sgd" and
    "momentum", 0.76 by "nesterov", 0.316228 by "rmsprop", 0.1 by "adam".
    """
    raise NotImplementedError("ch12.p4k")
