"""ch12.p1c  Forward pass with inverted dropout.    Chapter 12, the network class"""

import numpy as np


def forward(
    X: np.ndarray, parameters: dict[str, np.ndarray], masks: dict[int, np.ndarray], keep_prob: float
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """One forward pass with the dropout masks handed in: (A[L], caches).

    X : (n[0], m), columns are examples;  parameters : {"W1", "b1", ..., "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1)
    masks : layer number -> (n[l], m) array of 0 (dropped) and 1 (kept). A layer without an entry has no dropout; an
    empty dict means test time, when nothing is masked and NOTHING IS SCALED.
    keep_prob : the share of units that is KEPT (inverted dropout: survivors are divided by it, in training).

    Hidden layers are tanh, the output is one sigmoid layer; Z[l] = W[l] A[l-1] + b[l].
    caches : {"A0": X, "Z1", "A1", ..., "ZL", "AL"}, where A[l] is the activation AFTER its dropout.

    Example: a layer with tanh(Z) = [[0.2], [0.4], [-0.6]], mask [[1], [0], [1]], keep_prob 0.8 hands on
    [[0.25], [0], [-0.75]].
    """
    raise NotImplementedError("ch12.p1c")


def draw_masks(dims: list[int], m: int, keep_prob: float, rng: np.random.Generator) -> dict[int, np.ndarray]:
    """A fresh mask for every HIDDEN layer: {1: (n[1], m), ..., L-1: (n[L-1], m)}, entries 0 and 1.

    dims : [n[0], ..., n[L]];  m : examples. Each entry is 1 with probability keep_prob, independently of all others
    (each example has its own mask). Input and output are never dropped. All randomness comes from ``rng``.
    """
    raise NotImplementedError("ch12.p1c")
