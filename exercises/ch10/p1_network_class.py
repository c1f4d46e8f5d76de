"""ch10.p1  A deep network as a class.    Chapter 10, the NumPy program"""

import numpy as np


class DeepNetwork:
    """A fully connected network of any depth, with full-batch gradient descent.

    dims : the widths [n[0], ..., n[L]], the input first;  rng : a numpy.random.Generator.

    Columns are examples: X is (n[0], m). W[l] is (n[l], n[l-1]), b[l] is (n[l], 1), and Z[l] = W[l] A[l-1] + b[l].
    Hidden layers are ReLU, with derivative 0 at 0. The output is a sigmoid if n[L] is 1 (then Y is (1, m), zeros and
    ones), else a softmax over the classes of each example (then Y is (n[L], m), one-hot).

    Attributes: dims (list), L (layers without the input), parameters {"W1", "b1", ..., "WL", "bL"}. The check replaces
    ``parameters`` and then calls methods, so always read it from there. Add attributes as you like.

    Example: dims [2, 3, 2, 1], biases 0, W1 = [[.1, .2], [.3, .4], [.5, .6]], W2 = [[.1, .2, .3], [.4, .5, .6]],
    W3 = [[.1, .2]]: forward([[1], [2]]) is [[0.606351...]].
    """

    def __init__(self, dims: list[int], rng: np.random.Generator) -> None:
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)

    def initialize(self, rng: np.random.Generator) -> dict[str, np.ndarray]:
        """New parameters {"W1": ..., "b1": ..., ...}, returned, all randomness from ``rng``.

        Weights are normal with mean 0 and standard deviation sqrt(2 / n[l-1]) in hidden layers, sqrt(1 / n[L-1]) in
        the output layer; biases are zero. Two generators with different seeds must give different networks.
        """
        raise NotImplementedError("ch10.p1")

    def forward(self, X: np.ndarray) -> np.ndarray:
        """A[L], (n[L], m), for X (n[0], m); keeps what `backward` needs on the object.

        Logits of size 1000 must give probabilities, not NaN: subtract each example's largest logit before exp.
        """
        raise NotImplementedError("ch10.p1")

    def compute_cost(self, AL: np.ndarray, Y: np.ndarray) -> float:
        """The mean over the m examples of the cross-entropy (natural log), one number.

        One example of the softmax costs -sum_k y_k log a_k, one of the sigmoid -y log a - (1 - y) log(1 - a).
        A guard such as log(a + 1e-8) is allowed.
        """
        raise NotImplementedError("ch10.p1")

    def backward(self, Y: np.ndarray) -> dict[str, np.ndarray]:
        """The gradients of the cost {"dW1", "db1", ..., "dWL", "dbL"} at the X of the last `forward`.

        Each has the shape of its parameter. dZ[l] belongs to single examples and carries no 1/m; dW[l] and db[l] do.
        """
        raise NotImplementedError("ch10.p1")

    def update(self, grads: dict[str, np.ndarray], learning_rate: float) -> None:
        """One step of gradient descent on every weight and bias in ``parameters``."""
        raise NotImplementedError("ch10.p1")

    def fit(self, X: np.ndarray, Y: np.ndarray, learning_rate: float, epochs: int) -> list[float]:
        """Train on the whole batch; the cost of every epoch, computed before that epoch's update.

        It goes on from the present ``parameters``: it does not initialize them anew.
        """
        raise NotImplementedError("ch10.p1")

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The label of each example as integers, shape (m,).

        Sigmoid: 1 where the output exceeds 0.5, else 0. Softmax: the number of the likeliest class, from 0.
        """
        raise NotImplementedError("ch10.p1")

    def accuracy(self, X: np.ndarray, labels: np.ndarray) -> float:
        """The percentage (0 to 100) of examples whose prediction is right.

        labels : m class numbers (not one-hot), as (m,), (1, m) or (m, 1).
        """
        raise NotImplementedError("ch10.p1")

    def dimension_report(self) -> dict[str, object]:
        """What the network is made of, counted from ``parameters``.

        {"layers": [(l, shape of W[l], shape of b[l], number of parameters of layer l), for l = 1..L],
        "total": all parameters}. The example's first layer is (1, (3, 2), (3, 1), 9), its total is 20.
        """
        raise NotImplementedError("ch10.p1")
