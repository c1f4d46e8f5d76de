"""ch12.i3  Vanishing gradients: measure three fixes.    Chapter 12, interview, question 3"""

import numpy as np


def chain_gradient(weights: list[float], x: float, activation: str, skip: bool) -> float:
    """The derivative of the last activation by the input, in a network with one unit in each layer.

    weights : [w1, ..., wL], x : the input, activation : "sigmoid", "tanh" or "relu", skip : True or False
    ->  da[L]/dx, where a[0] = x and, for l = 1..L,
        a[l] = g(w_l a[l-1])            without skip,
        a[l] = a[l-1] + g(w_l a[l-1])   with skip.
    No biases; the derivative of ReLU at 0 is 0.

    Example: weights [2, 3], x = 1: "relu" gives 6 without skip and 12 with skip; "sigmoid" without skip gives 0.0391.

    The second function asks which measures fix what. In ANSWER explain the vanishing gradient to an interviewer and
    describe three fixes, each with the factor of the product that it changes (about 200 words).
    """
    raise NotImplementedError("ch12.i3")


def fixes() -> dict[str, bool]:
    """Is it a fix for VANISHING gradients?  Return a dict from each key to True or False.

    "relu"        ReLU in place of the sigmoid in the hidden layers
    "skip"        residual (skip) connections
    "init"        weights scaled by the number of senders (He, Xavier) in place of 0.01 times normal numbers
    "batch norm"  batch normalization of the pre-activations
    "gates"       gated cells (LSTM, GRU) in recurrent networks
    "clipping"    clipping gradients by their norm
    "rate"        one learning rate, ten times as large, for all layers
    "dropout"     dropout in the hidden layers
    "l2"          an L2 penalty on the weights
    """
    raise NotImplementedError("ch12.i3")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i3 --rubric`), no machine does.
ANSWER = """
...
"""
