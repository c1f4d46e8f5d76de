"""ch10.p1h  Backward pass of the network class.    Chapter 10, the NumPy network class"""

import numpy as np


def backward(Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """All gradients of the mean cross-entropy cost J of an L-layer network.

    Y          : (n[L], m) labels, zeros and ones if n[L] == 1 and one-hot columns otherwise
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL" of the forward pass, each (n[l], m)
    ->  dict with "dW1", "db1", ..., "dWL", "dbL", each the derivative of J by that parameter, in its shape.

    Hidden layers use ReLU, with ReLU'(0) = 0; the output is the sigmoid (n[L] == 1) or softmax, either with its
    cross-entropy, so that dZ[L] = A[L] - Y.
    Convention: dZ[l] and dA[l] belong to single examples and carry no 1/m; dW[l] and db[l] are of the mean cost J
    and do. Further keys in the result do no harm.

    Example: one layer, m = 2, A0 = [[1, 2], [0, 1]], A1 = [[0.8, 0.4]], Y = [[1, 0]]: dZ1 = [[-0.2, 0.4]],
    dW1 = [[0.3, 0.2]], db1 = [[0.1]].
    """
    raise NotImplementedError("ch10.p1h")
