"""ch12.t14  When does batch norm undo itself?    Chapter 12, batch normalization derivation"""

import numpy as np


def undoing_parameters(Z: np.ndarray, eps: float) -> tuple[np.ndarray, np.ndarray]:
    """The gamma and beta with which batch normalization returns its own input, exactly.

    Z : (n, m), features in rows, examples in columns, eps : a positive number  ->  (gamma, beta), each (n, 1).

    Batch normalization in training mode: for each feature mu and population variance var (divided by m) over the
    examples, Y = gamma (Z - mu) / sqrt(var + eps) + beta. Take gamma positive. Wanted is Y = Z up to rounding, for
    this Z and this eps, however large eps is compared with var.

    Example: Z = [[0, 4, 8]], eps = 16/3: gamma [[4]], beta [[4]].
    """
    raise NotImplementedError("ch12.t14")


def printed_rule(Z: np.ndarray, eps: float) -> np.ndarray:
    """What the rule in the running text makes of a batch: gamma is the standard deviation, beta the mean.

    Z : (n, m), eps : a positive number  ->  Y (n, m), the output of batch normalization with gamma = sqrt(var) and
    beta = mu, the population statistics of each feature (no eps in gamma).

    Example: Z = [[0, 4, 8]], eps = 16/3 gives [[0.734014, 4, 7.265986]]: pulled towards the mean.
    """
    raise NotImplementedError("ch12.t14")


def statements() -> dict[str, bool]:
    """True or false?  A layer Z = W X + b is followed by batch normalization (gamma, beta, eps = 1e-5).

    Return a dict from each key to a bool.

    "bias in training"     In training mode, another b gives another output of batch normalization.
    "bias gradient"        In training mode, the derivative of the loss by b is 0 up to rounding.
    "bias at inference"    With fixed running statistics, adding 1 to b (and to nothing else) changes the output.
    "beta replaces b"      A layer without b loses nothing, since beta can shift the output.
    "stretch"              In training mode, 2 W and 2 b in place of W and b, for features of variance 5, change the
                           output of batch normalization by more than 1 percent.
    "constant feature"     In training mode, a feature that is the same for all examples comes out as beta.
    "book rule"            gamma = sqrt(var) and beta = mu reproduce the input exactly for eps > 0 and var > 0.
    """
    raise NotImplementedError("ch12.t14")
