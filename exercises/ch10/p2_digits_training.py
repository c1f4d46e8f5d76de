"""ch10.p2  Train on the handwritten digits.    Chapter 10, the digits program"""

import numpy as np


def train(
    X: np.ndarray,
    Y: np.ndarray,
    dims: list[int],
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[dict[str, np.ndarray], list[float]]:
    """A network trained by plain mini-batch gradient descent: (parameters, the mean cost of every epoch).

    X : (n[0], m) and Y : (n[L], m) one-hot, columns are examples;  dims : [n[0], ..., n[L]].
    Hidden layers are ReLU (derivative 0 at 0), the output is a softmax over each example's classes, the cost is the
    mean cross-entropy in nats. parameters is {"W1", "b1", ..., "WL", "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1).

    Start: biases 0, weights normal with standard deviation sqrt(2 / n[l-1]) in hidden layers and sqrt(1 / n[L-1]) in
    the output layer, drawn from ``rng`` before anything else is; epochs = 0 returns them, with no costs. In every epoch
    the examples are shuffled anew by ``rng`` and cut into ceil(m / batch_size) batches; after each batch every
    parameter moves by -learning_rate times its gradient, which is averaged over that batch.
    An epoch's cost is the mean over its m examples of the costs found on the way, before each batch's update.

    Judged on the digits with [64, 128, 64, 32, 10] (18986 parameters), 15 epochs, batches of 64, learning rate 0.1 and
    the data that your own `prepare` makes: at least 94 % of the 360 test images must be recognized (most splits give
    96 to 98 %). Worked value: an untrained 10-class network costs about ln 10 = 2.3 nats, usually 2.3 to 3.
    """
    raise NotImplementedError("ch10.p2")


def prepare(X: np.ndarray, y: np.ndarray, split_seed: int) -> dict[str, np.ndarray]:
    """Training and test data for a network, out of a table with one example in each row.

    X : (m, d) numbers, y : (m,) integer labels 0..k-1
    ->  {"X_train": (d, m1), "Y_train": (k, m1) one-hot, "y_train": (m1,), "X_test": (d, m2), "y_test": (m2,)}.

    The test part has m2 = ceil(0.2 m) examples (digits: 1437 and 360) and is stratified: each class's share of it is
    0.2 of the class, to within one example. split_seed decides the split; the same seed repeats it.
    Every feature is standardized: minus its mean, divided by its standard deviation (population form, 1/m1), where
    both are computed from the TRAINING part only and used for both parts. A feature that is constant in the training
    part is divided by 1 instead. No example is in both parts, none is lost; labels stay with their examples.
    """
    raise NotImplementedError("ch10.p2")
