"""ch12.q1  What a backward pass costs, in forward passes.    Chapter 12, MCQ 1"""

from itertools import pairwise

import numpy as np


def products(dims: list[int], m: int) -> dict[str, float]:
    """Multiplications in the matrix products of a forward and of a backward pass.

    dims : widths [n[0], ..., n[L]], the input first, L >= 1; m : examples in the batch
    ->  {"forward": number, "backward": number, "ratio": the quotient of the two}

    An (a, b) matrix times a (b, c) matrix takes a*b*c multiplications. Forward: W[l] A[l-1] for l = 1..L. Backward:
    dW[l] = dZ[l] A[l-1].T for l = 1..L, and dA[l-1] = W[l].T dZ[l] for l = 2..L only, as dA[0] is not needed. All work
    that is done entry by entry (activations, biases, 1/m) is left out.

    Example: products([2, 3, 4], 5) is {"forward": 90, "backward": 150, "ratio": 1.666667}.
    """
    raise NotImplementedError("ch12.q1")


def best_description() -> str:
    """The letter of the best description of the price of all gradients by backpropagation (forward and backward pass
    together), in forward passes, for a network with N parameters and L layers of usual widths.

    "a"  about N          "b"  about 2 N          "c"  between 2 and 3          "d"  about L          "e"  about L**2
    """
    raise NotImplementedError("ch12.q1")
