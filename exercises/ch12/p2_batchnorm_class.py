"""ch12.p2  Batch normalization as a class.    Chapter 12, the batch normalization program"""

import numpy as np


class BatchNorm:
    """A batch normalization layer for arrays of (n features, m examples).

    num_features : n;  momentum : the weight of the OLD running value;  eps : added to the variance inside the root.

    Attributes, all four arrays of shape (n, 1): gamma (ones at first), beta (zeros), running_mean (zeros),
    running_var (ones). The check reads them and may replace gamma, beta and the running values between calls. After
    `backward` there are dgamma and dbeta as well. Add attributes as you like.

    Example: BatchNorm(1).forward([[2, 4, 6, 8]]) is [[-1.341639, -0.447213, 0.447213, 1.341639]]; after it
    running_mean is [[0.5]] and running_var is [[1.4]].
    """

    def __init__(self, num_features: int, momentum: float = 0.9, eps: float = 1e-5) -> None:
        self.gamma = np.ones((num_features, 1))
        self.beta = np.zeros((num_features, 1))
        self.running_mean = np.zeros((num_features, 1))
        self.running_var = np.ones((num_features, 1))
        self.momentum = momentum
        self.eps = eps

    def forward(self, Z: np.ndarray, training: bool = True) -> np.ndarray:
        """gamma Z_hat + beta, (n, m), for Z (n, m).

        training=True: Z_hat = (Z - mu) / sqrt(var + eps) with the mean and the population variance (divided by m) of
        each feature over this batch. Then running = momentum * running + (1 - momentum) * batch value, for the mean
        and for the (population) variance.
        training=False: the same formula with running_mean and running_var in place of mu and var, for any m (one
        example, too); the object's running values do not change.
        """
        raise NotImplementedError("ch12.p2")

    def backward(self, dY: np.ndarray) -> np.ndarray:
        """dZ, (n, m), at the batch of the last training forward; sets dgamma and dbeta, both (n, 1).

        dY : (n, m), derivatives of a scalar L by the outputs. dZ, dgamma and dbeta are derivatives of the same L:
        dgamma and dbeta are plain sums over the examples, without 1/m.
        """
        raise NotImplementedError("ch12.p2")
