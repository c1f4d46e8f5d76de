"""ch10.t11  The backward equations of one layer.    Chapter 10, backward propagation"""

import numpy as np


def output_dA(A: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """The five functions of a backward step. This one starts it: binary cross-entropy, differentiated by the output.

    A : (1, m) predicted probabilities strictly between 0 and 1, Y : (1, m) labels 0 or 1
    ->  (1, m), for each example the derivative of -[y ln a + (1 - y) ln(1 - a)] by a.

    Conventions of all five: examples are columns; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1); dA and dZ are
    derivatives of the loss of single examples, without 1/m; dW and db are derivatives of the mean cost over the m
    examples and carry the 1/m. Natural logarithm, no epsilon.
    Example: a = 0.8 gives -1.25 for y = 1 and 5 for y = 0; with the sigmoid's slope a (1 - a) = 0.16 that makes
    dZ = -0.2 and 0.8, which is A - Y.
    """
    raise NotImplementedError("ch10.t11")


def layer_dZ(dA: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Back through the activation.

    dA : (n, m), slope : (n, m), the values g'(Z)  ->  (n, m), dZ.
    """
    raise NotImplementedError("ch10.t11")


def layer_dW(dZ: np.ndarray, A_prev: np.ndarray) -> np.ndarray:
    """Gradient of the mean cost by the weights of the layer.

    dZ : (n, m), A_prev : (n_prev, m)  ->  (n, n_prev), with 1/m.
    """
    raise NotImplementedError("ch10.t11")


def layer_db(dZ: np.ndarray) -> np.ndarray:
    """Gradient of the mean cost by the biases of the layer.

    dZ : (n, m)  ->  (n, 1), with 1/m.
    """
    raise NotImplementedError("ch10.t11")


def layer_dA_prev(W: np.ndarray, dZ: np.ndarray) -> np.ndarray:
    """Back through the weights to the activation that entered the layer.

    W : (n, n_prev), dZ : (n, m)  ->  (n_prev, m), without 1/m.
    """
    raise NotImplementedError("ch10.t11")
