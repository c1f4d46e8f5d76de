"""ch12.i8  What inverted dropout preserves.    Chapter 12, interview, question 8"""

from itertools import product

import numpy as np


def relu_gap(w: np.ndarray, x: np.ndarray, keep_prob: float) -> tuple[float, float]:
    """A unit ReLU(w . x) whose inputs go through inverted dropout: its output at inference, and its mean in training.

    w, x : (n,) with n at most 6;  keep_prob : the probability in (0, 1] that an input is kept, independently
    ->  (at inference, exact expectation in training).

    In training the unit computes ReLU(sum_i w_i x_i d_i / keep_prob) with independent d_i, 1 with probability
    keep_prob and else 0. The expectation is over all 2**n masks; exact means enumerated, not sampled. At inference
    there is no mask and no factor.

    Example: w = [2, -1], x = [3, 4], keep_prob = 0.5: (2, 4).  The masks 00, 01, 10, 11 give 0, 0, 12, 4, each
    with probability 1/4.

    The second function asks about the fine print. In ANSWER explain dropout and inverted dropout in about 200 words,
    and say exactly what inverted dropout keeps equal between training and inference.
    """
    raise NotImplementedError("ch12.i8")


def fine_print() -> dict[str, bool]:
    """True or false, for inverted dropout with 0 < keep probability < 1?  Return a dict from each key to a bool.

    "activation"  The expectation of a masked activation equals that activation at inference.
    "linear"      With dropout on A only, the expectation of W A + b equals W A + b at inference.
    "output"      The expectation of the output of a ReLU network equals its output at inference.
    "above"       With dropout on the inputs of one ReLU unit, its mean output is never below the one at inference.
    "variance"    Dropout leaves the variance of each activation over the masks at 0.
    "factor"      At inference the activations are multiplied by the keep probability.
    """
    raise NotImplementedError("ch12.i8")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i8 --rubric`), no machine does.
ANSWER = """
...
"""
