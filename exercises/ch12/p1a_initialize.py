"""ch12.p1a  Initialize by activation.    Chapter 12, the network class"""

import numpy as np


def initialize(dims: list[int], activations: list[str], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """First parameters of a network whose layers have different activations.

    dims        : [n[0], ..., n[L]], the input first
    activations : L words, "relu", "tanh" or "sigmoid"; the first belongs to layer 1
    rng         : all randomness comes from it: two differently seeded generators give different networks
    ->  {"W1", "b1", ..., "WL", "bL"}, W[l] of shape (n[l], n[l-1]), b[l] of shape (n[l], 1).

    Biases are zero. Weights are normal with mean 0 and STANDARD DEVIATION sqrt(2 / n[l-1]) if layer l is ReLU (He),
    sqrt(1 / n[l-1]) if it is tanh or sigmoid (the chapter's "Xavier", fan-in only), whatever the layers around it are.
    Example: dims [200, 50, 8], activations ["relu", "sigmoid"]: W1 (50, 200) has deviation 0.1, W2 (8, 50) 0.141421.
    """
    raise NotImplementedError("ch12.p1a")
