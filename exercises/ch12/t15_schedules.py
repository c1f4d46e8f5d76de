"""ch12.t15  Four learning-rate schedules.    Chapter 12, learning rate schedules"""

import math


def step_decay(epoch: int, initial: float, factor: float, size: int) -> float:
    """The rate in this epoch if it is multiplied by ``factor`` after every ``size`` epochs.

    Epochs count from 0: epochs 0 to size - 1 have the rate ``initial``, epoch ``size`` is the first with a lower one.
    Example: initial 0.1, factor 0.5, size 10: epochs 9, 10, 25 have 0.1, 0.05, 0.025.

    Each of the four functions of this exercise takes one moment and returns one number.
    """
    raise NotImplementedError("ch12.t15")


def exponential_decay(t: float, initial: float, k: float) -> float:
    """initial * e^(-k t), e = 2.718...  Example: initial 0.1, k = 0.05, t = 10 gives 0.060653."""
    raise NotImplementedError("ch12.t15")


def cosine_annealing(t: float, peak: float, floor: float, total: int) -> float:
    """Half a cosine from ``peak`` at t = 0 down to ``floor`` at t = total; from then on it stays at ``floor``.

    floor + (peak - floor) / 2 * (1 + cos(pi t / total)), the angle in radians. ``floor`` is an ABSOLUTE rate, not a
    share of the peak.  Example: peak 0.1, floor 0.001, total 100: t = 25 gives 0.085502, t = 150 gives 0.001.
    """
    raise NotImplementedError("ch12.t15")


def linear_warmup(t: float, peak: float, warmup: int) -> float:
    """The rate grows in proportion to t and stays at ``peak`` from t = warmup on.

    Convention: t counts from 0 and the line starts at 0, so t = 0 has rate 0.
    Example: peak 0.1, warmup 1000: t = 0, 300, 1000, 1300 give 0, 0.03, 0.1, 0.1.
    """
    raise NotImplementedError("ch12.t15")
