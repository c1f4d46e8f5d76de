"""ch12.e17  Batch normalization, backward.    Chapter 12, exercise 12.17"""

import numpy as np


def batchnorm_backward(
    dY: np.ndarray, Z: np.ndarray, gamma: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of batch normalization in training mode, derived from first principles.

    dY    : (n, m), the derivative of a scalar L by each output, Z : (n, m), the input of the forward pass,
    gamma : (n, 1), eps : a positive number
    ->  (dZ, dgamma, dbeta) of shapes (n, m), (n, 1), (n, 1): the derivatives of the same L, so dgamma and dbeta are
        plain sums over the m examples, without 1/m.

    Forward pass: for each feature (row) the mean mu and the population variance var (divided by m) over the examples
    (columns); Z_hat = (Z - mu) / sqrt(var + eps); Y = gamma Z_hat + beta. mu and var depend on Z: that matters here.

    Example: Z = [[0, 4, 8]], gamma = [[3]], eps = 16/3 (so the root is 4 and Z_hat is [[-1, 0, 1]]),
    dY = [[1, 0, 1]]: dgamma [[0]], dbeta [[2]], dZ [[0.25, -0.5, 0.25]].
    """
    raise NotImplementedError("ch12.e17")


def answers() -> dict[str, object]:
    """One feature by hand: z = [1, 3, 5, 7], gamma = 2, upstream dy = [1, 0, -1, 2]; conventions as above.

    With eps = 1e-5:
    "dgamma", "dbeta" : two numbers            "dz"       : four numbers
    "sum of dz"       : the sum of the four    "shift" : by how much L changes to first order if 0.1 is added to all z
    With larger and smaller eps:
    "leak 4"          : the sum of dz_i z_hat_i for eps = 4 (the root is then 3)
    "leak 0"          : the same sum in the limit eps -> 0

    The sums say what batch norm hides from the layer before it: a common shift, and for eps = 0 a common stretch.
    """
    raise NotImplementedError("ch12.e17")
