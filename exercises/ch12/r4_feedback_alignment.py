"""ch12.r4  Feedback alignment and direct feedback alignment.    Chapter 12, research problem 4"""

import numpy as np


def feedback_gradients(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], feedback: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Weight changes by feedback alignment: errors go back through fixed random matrices, not through W[l].T.

    Y          : (n[L], m) labels
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL", each (n[l], m), of the ordinary forward pass
    feedback   : "B2", ..., "BL"; B[l] is (n[l-1], n[l]) and takes the place of W[l].T
    ->  dict "dW1", "db1", ..., "dWL", "dbL" in the parameters' shapes, to be used like gradients. Further keys do no
        harm. (B is never trained and plays no part in the forward pass.)

    dZ[L] = A[L] - Y (sigmoid outputs, binary cross-entropy); dA[l-1] = B[l] dZ[l]; dZ[l] = dA[l] * ReLU'(Z[l]) with
    ReLU'(0) = 0. dW and db are means over the m examples (1/m), dZ and dA are not.

    Example: one example with dZ[2] = -0.543639, Z[1] = (0.05, 1, -0.35) and B[2] = (0.1, 0.2, 0.3) as a column gives
    dZ[1] = (-0.0543639, -0.108728, 0).
    """
    raise NotImplementedError("ch12.r4")


def direct_feedback_gradients(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], feedback: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """The same by direct feedback alignment: every hidden layer gets the output error through a matrix of its own.

    feedback : "B1", ..., "B(L-1)"; B[l] is (n[l], n[L])
    dA[l] = B[l] dZ[L] for l = 1..L-1; everything else as above.
    """
    raise NotImplementedError("ch12.r4")


def alignment(change: np.ndarray, gradient: np.ndarray) -> float:
    """The cosine of the angle between two arrays of one shape, all entries taken as one long vector.

    It says how well a feedback change agrees with the true gradient: 1 same direction, 0 at right angles. Neither is
    zero. Example: [[3, 0], [4, 0]] and [[1, 0], [0, 0]] have 0.6.
    """
    raise NotImplementedError("ch12.r4")
