"""ch12.p3  A training loop with its own schedule and clipping.    Chapter 12, the GradientTape program"""

from collections.abc import Callable
from typing import Any

import numpy as np

Arrays = dict[str, np.ndarray]


def training_loop(
    parameters: Arrays,
    batches: list[tuple[np.ndarray, np.ndarray]],
    gradients: Callable[[Arrays, np.ndarray, np.ndarray], tuple[float, Arrays]],
    apply: Callable[[Arrays, Arrays, float], Arrays],
    epochs: int,
    peak: float,
    warmup: int,
    floor_fraction: float,
    limit: float,
    l2: float,
) -> tuple[Arrays, dict[str, list[float]]]:
    """The loop that a framework's program writes out, on your own code: (parameters, log).

    parameters : {"W1", "b1", ...}.   batches : pairs (X_batch, Y_batch), columns are examples, widths may differ; every
    epoch runs through the same list in this order.
    gradients(parameters, X_batch, Y_batch) -> (mean loss of the batch, {"W1": dW1, "b1": db1, ...}): the tape.
    apply(parameters, grads, rate) -> the new parameters: the optimizer. Call each once for every batch.

    For each batch, in this order:
        1. loss and gradients at the present parameters;
        2. the penalty l2 / 2 * (sum of the squares of all entries of all W) is added to the loss and its gradient,
           l2 * W, to the gradients of the W. Biases ("b...") are free. There is no 1/m here.
        3. all gradients together are clipped to the global norm ``limit`` (your clip_by_global_norm);
        4. the rate is rate_at(step, total, warmup, peak, floor_fraction): step = 0, 1, 2, ... counts batches and goes on
           from epoch to epoch; total is the number of batches in the whole training;
        5. apply is called with the clipped gradients and this rate.
    log : {"rate": one number for each step, "norm": for each step the global norm BEFORE clipping,
           "loss": for each epoch the mean over its EXAMPLES of the losses with penalty (a wide batch counts more)}.

    The book's program: 1000 examples, batches of 32, 50 epochs: 1600 steps. Its schedule ends after 1000 of them, and the
    rest runs at the floor, since a framework's alpha = 0.0001 is a fraction of the first rate 0.001: 1e-7.
    Example: one batch, 1 epoch, W1 = [[2]], loss 5, dW1 = [[3]], l2 = 0.5, limit 1, no warm-up, peak 0.1: the logged
    loss is 5 + 0.25 * 4 = 6, norm 3 + 0.5 * 2 = 4; apply sees W1: [[1]] and rate 0.1.
    """
    raise NotImplementedError("ch12.p3")


def rate_at(step: int, total: int, warmup: int, peak: float, floor_fraction: float) -> float:
    """The learning rate of one step: linear warm-up, then half a cosine down to a floor.

    step : 0, 1, 2, ...        step < warmup :  peak * (step + 1) / warmup        (so step 0 is not wasted)
    from step = warmup on :  floor + (peak - floor) * (1 + cos(pi * p)) / 2  with  p = (step - warmup) / (total - warmup),
    and p stays 1 from step = total on. floor = floor_fraction * peak: a FRACTION of the peak, as in Keras' CosineDecay.
    Example: total 12, warmup 2, peak 0.1, fraction 0.01: steps 0, 1, 2, 7, 12, 50 have 0.05, 0.1, 0.1, 0.0505, 0.001, 0.001.
    """
    raise NotImplementedError("ch12.p3")


def clip_by_global_norm(grads: Arrays, limit: float) -> tuple[Arrays, float]:
    """(gradients, norm): the norm of all arrays together, and the gradients times limit / norm if it exceeds limit.

    norm = root of the sum of the squares of all entries of all arrays, before clipping; shorter gradients are left as
    they are. Example: {"W1": [[3, 4]], "b1": [[12]]} with limit 6.5 has norm 13 and becomes [[1.5, 2]], [[6]].
    """
    raise NotImplementedError("ch12.p3")


def steps_in_training(m: int, batch_size: int, epochs: int) -> int:
    """How many updates ``epochs`` epochs over m examples make; a last batch that is not full counts.

    Example: 1000 examples in batches of 32 are 32 updates an epoch (the last of 8), 1600 in 50 epochs.
    """
    raise NotImplementedError("ch12.p3")
