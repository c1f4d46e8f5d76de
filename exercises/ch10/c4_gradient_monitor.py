"""ch10.c4  A gradient monitor: sigmoid against ReLU.    Chapter 10, Exercise C4"""

from typing import Any

import numpy as np

VANISHING = 1e-3  # below this ratio the verdict is "vanishing"
EXPLODING = 1e3  # above this one it is "exploding"


def monitor_gradients(
    X: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], activation: str
) -> dict[str, Any]:
    """How large the gradient is in each layer, after one forward and one backward pass.

    X : (n[0], m), examples are columns;  Y : (n[L], m), one-hot columns.
    parameters : "W1", "b1", ..., "WL", "bL", W[l] of shape (n[l], n[l-1]) and b[l] of shape (n[l], 1).
    activation : "sigmoid" or "relu", the activation of all HIDDEN layers; the output layer is a softmax over each
                 column.  The cost is the cross-entropy, mean over the m examples, exact (no 1e-8 inside the log).
    ->  {"means"  : [mean |dW[1]|, ..., mean |dW[L]|], over all entries of dW[l] the mean of the absolute value,
         "ratio"  : mean |dW[1]| / mean |dW[L]|,
         "verdict": "vanishing" if the ratio is below 1e-3, "exploding" if it is above 1e3, else "healthy"}

    Conventions: dZ[L] = A[L] - Y has no 1/m; dW[l] = dZ[l] A[l-1]^T / m has it.  ReLU'(0) = 0.
    A monitor only looks: neither the parameters nor X or Y may be changed.

    Example: ten layers, widths [64] + [32] * 9 + [10], random weights fit for the activation.  With sigmoids the
    means grow from 2.3e-08 in layer 1 to 2.0e-02 in layer 10 (ratio 1.2e-06, "vanishing"); with ReLU all ten lie
    between 5.7e-03 and 1.9e-02 (ratio 0.44, "healthy").
    """
    raise NotImplementedError("ch10.c4")
