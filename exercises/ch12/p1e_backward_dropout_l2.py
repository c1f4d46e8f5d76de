"""ch12.p1e  Backward pass with dropout and L2.    Chapter 12, the network class"""

import numpy as np


def backward(
    Y: np.ndarray,
    parameters: dict[str, np.ndarray],
    caches: dict[str, np.ndarray],
    masks: dict[int, np.ndarray],
    keep_prob: float,
    l2: float,
) -> dict[str, np.ndarray]:
    """All gradients of cross-entropy plus L2 for the forward pass of ch12.p1c, with the masks that it used.

    Y : (1, m) labels;  parameters : {"W1", "b1", ..., "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1)
    caches : {"A0": X, "Z1", "A1", ..., "AL"}; hidden layers are tanh, A[l] = tanh(Z[l]) * masks[l] / keep_prob where
    layer l has a mask and tanh(Z[l]) where it has none (masks may be empty); the output is a sigmoid
    ->  {"dW1", "db1", ..., "dWL", "dbL"}, each in the shape of its parameter.

    J = mean over the m examples of the binary cross-entropy + l2 / (2 m) * sum of all W^2; biases are not penalized.
    dZ[L] = A[L] - Y. Convention: dZ and dA carry no 1/m; dW and db do.

    Example (numbers for one unit of layer l-1): dA = 0.4 arrives from above, Z = 0.5, keep_prob = 0.8. Kept unit:
    dZ = 0.4 / 0.8 * (1 - tanh(0.5)^2) = 0.393224; dropped unit: dZ = 0. And W = 2, l2 = 0.3, m = 5 add 0.12 to dW.
    """
    raise NotImplementedError("ch12.p1e")
