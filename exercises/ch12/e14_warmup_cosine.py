"""ch12.e14  Warm-up and cosine, by the book and by a framework.    Chapter 12, exercise 12.14"""

import math


def warmup_cosine(t: int, peak: float, warmup: int, total: int, floor: float = 0.0) -> float:
    """The learning rate of update t (t = 0, 1, 2, ... counts UPDATES, not epochs): linear warm-up, then a cosine.

    For t < warmup the rate is peak * t / warmup, so that update 0 has rate 0. Then a half cosine goes from ``peak`` at
    t = warmup to ``floor`` (an absolute rate) at t = total, and for t > total the rate stays at ``floor``.
    warmup = 0 means: no warm-up.

    Example: peak 0.01, warmup 10, total 100, floor 0: t = 0, 5, 10, 55, 99 have 0, 0.005, 0.01, 0.005, 3.0459e-06.
    """
    raise NotImplementedError("ch12.e14")


def warmup_cosine_no_idle_step(t: int, peak: float, warmup: int, total: int, floor: float = 0.0) -> float:
    """The same schedule, except that the warm-up is peak * (t + 1) / warmup: no update is wasted with rate 0.

    t = warmup - 1 has the full peak, and so has t = warmup, where the cosine starts as before.
    Example: peak 0.01, warmup 10, total 100: t = 0, 5, 9, 10, 55 have 0.001, 0.006, 0.01, 0.01, 0.005.
    """
    raise NotImplementedError("ch12.e14")


def rates_of_run(m: int, batch_size: int, epochs: int, peak: float, warmup_fraction: float) -> list[float]:
    """The rate of every update of a whole run with `warmup_cosine` and floor 0, in order.

    m examples are cut into batches of batch_size in each epoch, a short last batch included; every batch is an update.
    total = all updates of the run; warmup = the whole part of warmup_fraction * total.
    Example: m = 10, batch_size 4, 2 epochs make 6 updates; with peak 1 and fraction 0.5: 0, 1/3, 2/3, 1, 0.75, 0.25.
    """
    raise NotImplementedError("ch12.e14")


def keras_cosine(step: int, initial_learning_rate: float, decay_steps: int, alpha: float = 0.0) -> float:
    """What ``keras.optimizers.schedules.CosineDecay(initial_learning_rate, decay_steps, alpha)(step)`` gives.

    Keras documents: alpha is the minimum learning rate AS A FRACTION of initial_learning_rate. With
    c = (1 + cos(pi * min(step, decay_steps) / decay_steps)) / 2 the rate is initial_learning_rate * ((1 - alpha) c + alpha).
    Example: 0.001, 1000, 0.0001: step 0 has 0.001, step 500 has 0.00050005, steps 1000 and 1599 have 1e-07.
    """
    raise NotImplementedError("ch12.e14")


def keras_arguments(peak: float, warmup: int, total: int, floor: float) -> dict[str, float]:
    """The five arguments with which Keras's CosineDecay follows `warmup_cosine` (floor an absolute rate).

    With warm-up, Keras goes in a straight line from initial_learning_rate at step 0 to warmup_target at step
    warmup_steps; then a cosine of its own length decay_steps leads from warmup_target to alpha * warmup_target.
    Return {"initial_learning_rate", "warmup_target", "warmup_steps", "decay_steps", "alpha"}.
    Example: peak 0.01, warmup 10, total 100, floor 0.001: warmup_target 0.01, alpha 0.1.
    """
    raise NotImplementedError("ch12.e14")
