"""ch12.p2b  Batch normalization wired into a network.    Chapter 12, the batch normalization program"""

import numpy as np


def cost_and_gradients(
    X: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], eps: float = 1e-5
) -> tuple[float, dict[str, np.ndarray]]:
    """One training pass, forward and backward, of a network with one batch-normalized hidden layer.

    X : (n0, m), Y : (1, m) zeros and ones, columns are examples.
    parameters : "W1" (n1, n0), "gamma" (n1, 1), "beta" (n1, 1), "W2" (1, n1), "b2" (1, 1)
    ->  (cost, {"dW1", "dgamma", "dbeta", "dW2", "db2"}), each gradient in the shape of its parameter.

    Z1 = W1 X (no bias: beta does its work);  batch norm before the activation: N = gamma Z_hat + beta with
    Z_hat = (Z1 - mu) / sqrt(var + eps), mean and population variance (1/m) of each unit over this batch;
    A1 = ReLU(N), derivative 0 at 0;  Z2 = W2 A1 + b2;  A2 = sigmoid(Z2).
    The cost is the mean over the examples of -y ln a - (1 - y) ln(1 - a) (natural log; a guard such as a + 1e-8 is
    allowed). All five gradients are derivatives of this mean cost: all of them carry 1/m, dgamma and dbeta too.

    Functions of your own from ch12.e09 and ch12.e17 may be pasted in (mind the 1/m of dgamma and dbeta).
    Example: X = [[0, 4, 8]], Y = [[1, 0, 1]], W1 [[1]], gamma [[1]], beta [[2]], W2 [[1]], b2 [[0]], eps = 16/3:
    Z_hat [[-1, 0, 1]], A2 = sigmoid([[1, 2, 3]]), cost 0.829592, dgamma [[0.073839]], dbeta [[0.188143]],
    dW1 [[0.024613]].
    """
    raise NotImplementedError("ch12.p2b")


def predict(
    X: np.ndarray,
    parameters: dict[str, np.ndarray],
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float = 1e-5,
) -> np.ndarray:
    """The probabilities A2 at inference, (1, m).

    X and parameters as above, running_mean and running_var : (n1, 1). They stand in for mu and var, so that an
    example's probability does not depend on which other examples are in X. m may be 1.
    """
    raise NotImplementedError("ch12.p2b")
