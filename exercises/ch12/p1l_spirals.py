"""ch12.p1l  Train on two spirals.    Chapter 12, the network class's demonstration"""

import numpy as np


def spirals(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two interleaved spirals of n points each: X (2, 2n), Y (1, 2n) with zeros for the first arm, ones for the second.

    Both arms start at the origin: of the two points there, which have different labels, one must be missed.
    """
    X, Y = np.zeros((2, 2 * n)), np.zeros((1, 2 * n))
    for arm in range(2):
        radius = np.linspace(0, 1, n)
        angle = np.linspace(4 * arm, 4 * arm + 4, n) + 0.2 * rng.normal(size=n)
        columns = slice(n * arm, n * (arm + 1))
        X[:, columns] = radius * np.sin(angle), radius * np.cos(angle)
        Y[:, columns] = arm
    return X, Y


def train(
    X: np.ndarray,
    Y: np.ndarray,
    dims: list[int],
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[dict[str, np.ndarray], list[float]]:
    """Train a binary classifier with mini-batches, Adam and a cosine schedule: (parameters, the cost of every epoch).

    X : (n[0], m), Y : (1, m) with 0 and 1, columns are examples;  dims : [n[0], ..., n[L-1], 1], the input first.
    Hidden layers are ReLU (derivative 0 at 0), the output is a sigmoid; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1);
    parameters is {"W1", "b1", ..., "WL", "bL"}. The cost is the mean binary cross-entropy, natural log (a small guard
    inside the log is fine).

    Start: biases 0, weights normal with standard deviation sqrt(2 / n[l-1]) in hidden layers and sqrt(1 / n[L-1]) in
    the output layer, drawn from ``rng`` before anything else; epochs = 0 returns them, with an empty list.
    Every epoch: a new permutation from ``rng``, ceil(m / batch_size) batches, an Adam step after each: beta1 = 0.9,
    beta2 = 0.999, epsilon = 1e-8 outside the root, t counted from 1 over the whole run. The rate of update u = 0, 1, ...
    is learning_rate / 2 * (1 + cos(pi u / U)), with U the number of updates of the whole run.
    An epoch's cost is the mean over its examples of the costs found on the way (before each batch's update).

    Judged on `spirals`, 200 points per arm, [2, 16, 8, 1], batches of 64, learning rate 0.01: 400 epochs must reach
    99 % of the training points (99.75 % is all that the shared origin allows). Worked value: the untrained network's
    cost is near ln 2 = 0.693, usually between 0.6 and 0.9.
    """
    raise NotImplementedError("ch12.p1l")
