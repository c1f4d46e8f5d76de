"""ch12.r3  Conflicting gradients: PCGrad and GradNorm.    Chapter 12, research problem 3"""

from collections.abc import Sequence

import numpy as np


def pcgrad(gradients: Sequence[np.ndarray]) -> np.ndarray:
    """The combined gradient of several tasks by projecting conflicting gradients (PCGrad).

    gradients : K arrays (n,), or a (K, n) array, one for each task, none of them zero  ->  (n,).

    For each task i: start with a copy p of g_i and go through the other tasks j in the order 0, 1, ..., K-1 (j != i; the
    paper shuffles them). Where p . g_j < 0, replace p by p - (p . g_j / g_j . g_j) g_j, with the ORIGINAL g_j. The
    result is the SUM of all p. Use your `project`, or write it out. Yu et al. (2020).
    Example: [1, 2] and [2, -3] have the dot product -4, so they become [1.615385, 1.076923] and [2.8, -1.4], which
    gives [4.415385, -0.323077]. In ANSWER: plan the comparison that the research problem asks for (about 150 words).
    """
    raise NotImplementedError("ch12.r3")


def project(g: np.ndarray, other: np.ndarray) -> np.ndarray:
    """g without its component along ``other`` if the two conflict (g . other < 0), otherwise g as it is.

    g, other : (n,), other is not zero  ->  (n,). Example: project([1, -1], [0, 2]) is [1, 0]; project([1, 1], [0, 2])
    is [1, 1].
    """
    raise NotImplementedError("ch12.r3")


def gradnorm_weights(
    weights: np.ndarray,
    norms: np.ndarray,
    losses: np.ndarray,
    initial_losses: np.ndarray,
    alpha: float,
    learning_rate: float,
) -> np.ndarray:
    """The task weights after one step of GradNorm (Chen et al. 2018), plain gradient descent on the weights.

    weights : (K,) task weights w;  norms : (K,) gradient norms n[i] of each UNWEIGHTED task loss at the shared layer;
    losses, initial_losses : (K,) task losses now and at the start of training  ->  (K,) new weights.

        G[i]      = w[i] n[i]
        ratio[i]  = losses[i] / initial_losses[i],   relative[i] = ratio[i] / mean of the ratios
        target[i] = (mean of G) relative[i]^alpha                       held constant
        objective = sum of |G[i] - target[i]|, so its gradient in w[i] is sign(G[i] - target[i]) n[i]
        w <- w - learning_rate times that gradient, and then w is rescaled so that the weights add up to K.

    Example: weights [1, 1], norms [3, 1], losses [2, 2], initial losses [4, 4], alpha 1, rate 0.1: G = [3, 1], both
    targets 2, gradient [3, -1], w = [0.7, 1.1], rescaled by 2 / 1.8 to [0.777778, 1.222222].
    """
    raise NotImplementedError("ch12.r3")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.r3 --rubric`), no machine does.
ANSWER = """
...
"""
