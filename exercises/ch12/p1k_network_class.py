"""ch12.p1k  The whole network class.    Chapter 12, the network class"""

import numpy as np


class NeuralNetwork:
    """A binary classifier of any depth, with dropout, L2, three optimizers and five schedules.

    dims : widths [n[0], ..., n[L-1], 1], the input first;  rng : all randomness of the network comes from it.

    Columns are examples: X (n[0], m), Y (1, m) with 0 and 1. W[l] is (n[l], n[l-1]), b[l] is (n[l], 1). Hidden layers
    are ReLU (derivative 0 at 0), the output is a sigmoid. dZ and dA carry no 1/m, dW and db do. Natural logs.

    Attributes: dims, L, rng, parameters {"W1", "b1", ..., "bL"}, and masks (see `forward`). The check replaces
    ``parameters`` and then calls methods, so always read it from there. Further attributes are up to you.

    Example: dims [2, 2, 1], W1 = [[1, -1], [0, 2]], W2 = [[1, -1]], biases 0, X = [[3], [1]]: A1 = [[2], [2]],
    forward gives [[0.5]]; for Y = [[1]] the cost is 0.693147 and backward gives dW2 = [[-1, -1]].
    """

    def __init__(self, dims: list[int], rng: np.random.Generator) -> None:
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.rng = rng
        self.masks = {}
        self.parameters = self.initialize()

    def initialize(self) -> dict[str, np.ndarray]:
        """New parameters, returned: biases 0, weights normal with standard deviation sqrt(2 / n[l-1]) in hidden layers
        and sqrt(1 / n[L-1]) in the output layer. Differently seeded generators give different networks.
        """
        raise NotImplementedError("ch12.p1k")

    def forward(self, X: np.ndarray, keep_prob: float = 1.0) -> np.ndarray:
        """A[L], (1, m). With keep_prob < 1 it is a training pass with inverted dropout in all hidden layers.

        In a training pass every hidden activation gets a fresh mask (entries 1 with probability keep_prob, else 0, one
        for each unit and example) and is divided by keep_prob. The masks are left in ``masks`` = {l: (n[l], m)} for
        l = 1..L-1. With keep_prob = 1 nothing is masked or scaled, and ``masks`` is {} afterwards.
        """
        raise NotImplementedError("ch12.p1k")

    def compute_cost(self, AL: np.ndarray, Y: np.ndarray, l2: float = 0.0) -> float:
        """Mean binary cross-entropy + l2 / (2 m) * sum of the squares of all weights (not biases).

        A guard such as log(a + 1e-8) is allowed.
        """
        raise NotImplementedError("ch12.p1k")

    def backward(self, Y: np.ndarray, l2: float = 0.0) -> dict[str, np.ndarray]:
        """{"dW1", "db1", ..., "dbL"}: gradients of the cost (with the L2 term) at the last `forward`, with its masks."""
        raise NotImplementedError("ch12.p1k")

    def gradient_check(
        self, X: np.ndarray, Y: np.ndarray, grads: dict[str, np.ndarray], l2: float = 0.0, epsilon: float = 1e-5
    ) -> float:
        """How far ``grads`` are from the numerical gradients of the cost, without dropout: one number.

        Every single entry of every parameter is moved by +epsilon and by -epsilon; its numerical derivative is
        (J(+) - J(-)) / (2 epsilon). Returns |a - n| / (|a| + |n|), where a and n are all entries of ``grads`` and of
        the numerical gradients as vectors, | | the Euclidean norm (nothing added below the line). The parameters are
        afterwards as they were before.
        """
        raise NotImplementedError("ch12.p1k")

    def fit(
        self,
        X: np.ndarray,
        Y: np.ndarray,
        epochs: int,
        batch_size: int,
        learning_rate: float,
        optimizer: str = "adam",
        schedule: str | None = None,
        keep_prob: float = 1.0,
        l2: float = 0.0,
    ) -> dict[str, list[float]]:
        """Train on from the present parameters; {"cost": [one per epoch], "learning_rate": [one per epoch]}.

        Every epoch: a new permutation from ``rng``, ceil(m / batch_size) batches (the last may be short), and for each
        a forward pass with keep_prob, a backward pass with l2, one step. The epoch's cost is the mean over its m
        examples of the batches' costs (with the L2 term, each found before its update), weighted by batch size.

        optimizer (its memory is new in every call of fit; t counts updates from 1):
            "sgd"       theta - rate * g
            "momentum"  v = 0.9 v + 0.1 g (an exponential average from 0), theta - rate * v
            "adam"      beta1 = 0.9, beta2 = 0.999, both moments corrected, epsilon = 1e-8 outside the root
        schedule, the rate of epoch e = 0, 1, ...: None (constant), "step" (halved after every 200 epochs),
            "exponential" (learning_rate e^(-0.01 e)), "cosine" (learning_rate / 2 (1 + cos(pi e / epochs))),
            "warmup_cosine" (w = epochs // 10 epochs with learning_rate (e + 1) / w, then the same cosine of (e - w)
            over (epochs - w)).
        Any other optimizer or schedule raises ValueError before a parameter has moved.
        """
        raise NotImplementedError("ch12.p1k")

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Integer labels (1, m): 1 where the output, without dropout, exceeds 0.5, else 0."""
        raise NotImplementedError("ch12.p1k")

    def accuracy(self, X: np.ndarray, Y: np.ndarray) -> float:
        """The percentage (0 to 100) of right predictions; Y is (1, m)."""
        raise NotImplementedError("ch12.p1k")
