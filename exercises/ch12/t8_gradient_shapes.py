"""ch12.t8  Find the gradients of the wrong shape.    Chapter 12, section 12.5.4"""

import numpy as np


def wrong_shapes(parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray]) -> set[str]:
    """The names of the parameters' gradients that are missing or have another shape than their parameter.

    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads      : should hold "dW1", "db1", ..., each an array with exactly its parameter's shape; it may also hold
                 "dZ1", "dA1", ..., which have a column for each example and are not looked at
    ->  a set (or list) of names of gradients, empty if all is well.

    (n,) is not (n, 1), and equal numbers of entries are not equal shapes. Example: W1 (4, 3) and b1 (4, 1) with
    dW1 (3, 4) and db1 (4, 1) give {"dW1"}.
    """
    raise NotImplementedError("ch12.t8")
