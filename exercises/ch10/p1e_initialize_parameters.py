"""ch10.p1e  Initial weights and biases.    Chapter 10, the NumPy network class"""

import numpy as np


def initialize_parameters(layer_dims: list[int], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Starting values for a network with ReLU in the hidden layers.

    layer_dims : widths [n[0], n[1], ..., n[L]], the input (layer 0) first
    rng        : the random generator to draw from
    ->  {"W1": ..., "b1": ..., ..., "WL": ..., "bL": ...} with the layer's number in place of L.

    W[l] is (n[l], n[l-1]): independent normal numbers with mean 0 and standard deviation (not variance)
    sqrt(2 / n[l-1]) in the hidden layers l < L (He) and sqrt(1 / n[l-1]) in the output layer l = L.
    b[l] is (n[l], 1), all zero. All randomness comes from rng, so that the caller decides whether two networks are
    alike; set no seed. The order of the draws is yours: only sizes and statistics are looked at.

    Example: [5, 4, 3] gives W1 (4, 5), b1 (4, 1), W2 (3, 4), b2 (3, 1); W1 has standard deviation
    sqrt(2/5) = 0.632, W2 has 0.5.
    """
    raise NotImplementedError("ch10.p1e")
