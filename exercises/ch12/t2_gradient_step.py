"""ch12.t2  One step of gradient descent for a whole network.    Chapter 12, section 12.4"""

import numpy as np


def gradient_step(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float
) -> dict[str, np.ndarray]:
    """The parameters after one step of plain gradient descent.

    parameters    : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads         : "dW1", "db1", ..., each the gradient of the cost in the shape of its parameter; it may hold further
                    entries ("dZ2", "dA1", ...) from the backward pass, which are not used here
    learning_rate : alpha
    ->  a dict with the keys of parameters: every parameter minus alpha times its gradient. You may change the given
        arrays in place, but return the dict.

    Example: a weight 0.5 with gradient 0.2 and alpha = 0.1 becomes 0.48.
    """
    raise NotImplementedError("ch12.t2")
