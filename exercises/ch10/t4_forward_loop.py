"""ch10.t4  The general forward loop, with its cache.    Chapter 10, forward propagation"""

import numpy as np

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


def forward_loop(
    X: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray], activations: list[str]
) -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray]]]:
    """Forward pass through any number of layers, each with an activation of its own.

    X           : (n[0], m), an example per column
    weights     : [W[1], ..., W[L]], W[l] is (n[l], n[l-1])
    biases      : [b[1], ..., b[L]], b[l] is (n[l], 1)
    activations : [g[1], ..., g[L]], names of functions in ACTIVATIONS above
    ->  (A[L], caches), caches being the list of the L pairs (A[l-1], Z[l]), for l = 1, ..., L in order.

    Z[l] = W[l] A[l-1] + b[l] and A[l] = g[l](Z[l]), with A[0] = X. Z[l] is cached as it was before the activation.
    W[l] stands at list index l - 1.

    Example: X = [[1], [2]], weights [[[.1, .2], [.3, .4], [.5, .6]], [[.1, .2, .3], [.4, .5, .6]], [[.1, .2]]],
    biases 0, activations relu, relu, sigmoid: Z[3] = [[0.432]], A[3] = [[0.606351]], and caches[2] is
    ([[0.78], [1.77]], [[0.432]]).
    """
    raise NotImplementedError("ch10.t4")
