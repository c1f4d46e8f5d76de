"""ch12.t10  The backward loop, for outputs that match their loss and outputs that do not.    Chapter 12, section 12.6.2"""

import numpy as np


def output_error(A: np.ndarray, Y: np.ndarray, output: str, loss: str) -> np.ndarray:
    """dZ[L], the derivative of each example's loss by the pre-activations of the output layer.

    A, Y   : (n, m), outputs and targets, examples in columns; no 1/m anywhere here
    output : the output's activation: "sigmoid", "softmax" (over each column), "linear", "tanh" or "relu"
    loss   : "bce", the sum over the units of -[y log a + (1 - y) log(1 - a)];  "cross-entropy", the sum of -y log a
             with one-hot Y (it and softmax come together only);  "squared", half the sum of (a - y)**2
    ->  (n, m).  ReLU'(0) = 0. Natural logarithm, no epsilon.

    Example: a = 0.6, y = 1 gives -0.4 for sigmoid with bce, but -1.666667 for a ReLU output with bce and -0.096 for
    sigmoid with the squared loss.
    """
    raise NotImplementedError("ch12.t10")


def backward(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], hidden: str, output: str, loss: str
) -> dict[str, np.ndarray]:
    """The gradients of the mean cost of an L-layer network, with output_error at its upper end.

    Y          : (n[L], m) targets
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL" of the forward pass, each (n[l], m)
    hidden     : the activation of all hidden layers, "relu" (with ReLU'(0) = 0) or "tanh"; output, loss as above
    ->  dict with "dW1", "db1", ..., "dWL", "dbL", in the shapes of the parameters; further keys do no harm.

    dZ and dA are those of single examples, without 1/m; dW and db are of the mean over the m examples, with 1/m.
    """
    raise NotImplementedError("ch12.t10")
