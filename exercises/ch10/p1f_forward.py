"""ch10.p1f  Forward pass of the network class.    Chapter 10, the NumPy network class"""

import numpy as np


def forward(X: np.ndarray, parameters: dict[str, np.ndarray]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Forward pass through L layers: the prediction, and what the backward pass needs.

    X          : (n[0], m), an example per column
    parameters : "W1", "b1", ..., "WL", "bL" with W[l] (n[l], n[l-1]) and b[l] (n[l], 1); it holds nothing else
    ->  (AL, caches)
        AL     : (n[L], m), the output activation
        caches : dict with "A0" (the input X), "Z1", "A1", ..., "ZL", "AL", the layer's number in place of L.

    Z[l] = W[l] A[l-1] + b[l]. Hidden layers (l < L) use ReLU; the output layer uses the sigmoid if n[L] == 1 and
    otherwise softmax down the columns. Write (or bring from ch10.p1a, p1c, p1d) the
    activation functions yourself, above forward or inside it. Further keys in caches do no harm.

    Example: X = [[1], [2]], W1 = [[1, -1], [0, 3]], W2 = [[2, -1]], biases 0: Z1 = [[-1], [6]], A1 = [[0], [6]],
    Z2 = [[-6]], AL = [[0.002473]].
    """
    raise NotImplementedError("ch10.p1f")
