"""ch12.p1k  The whole network class.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise, given


@exercise(
    points=12,
    topics=("training-loop", "dropout", "l2-regularization", "adam", "momentum", "gradient-checking"),
    training=True,
    hints=(
        "Bring the functions of ch12.p1a to p1j as methods, one at a time; the cases name the method that they judge. "
        "Which of them must know what the last forward pass did?",
        "forward leaves Z, A, the masks and keep_prob on the object; backward reads them and gets only Y and l2. A "
        "forward pass without dropout must leave an empty dict of masks behind, or the next backward uses old ones.",
        "Validate the words first thing in fit: before the loop, before any parameter has moved.",
        "The optimizer's memory and its t begin anew in every call of fit, the parameters do not. t counts batches, the "
        "schedule counts epochs.",
        "Plan for fit: check the names; make zeros for the averages; for each epoch: rate of the epoch, permutation, "
        "slices; for each slice: forward with keep_prob, cost with l2 times the slice's width, backward with l2, one "
        "step. Append the sum / m and the rate to the history.",
    ),
)
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

    @given
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
        parameters = {}
        for l in range(1, self.L + 1):
            gain = 2.0 if l < self.L else 1.0
            shape = (self.dims[l], self.dims[l - 1])
            parameters[f"W{l}"] = self.rng.normal(size=shape) * np.sqrt(gain / self.dims[l - 1])
            parameters[f"b{l}"] = np.zeros((self.dims[l], 1))
        return parameters

    def forward(self, X: np.ndarray, keep_prob: float = 1.0) -> np.ndarray:
        """A[L], (1, m). With keep_prob < 1 it is a training pass with inverted dropout in all hidden layers.

        In a training pass every hidden activation gets a fresh mask (entries 1 with probability keep_prob, else 0, one
        for each unit and example) and is divided by keep_prob. The masks are left in ``masks`` = {l: (n[l], m)} for
        l = 1..L-1. With keep_prob = 1 nothing is masked or scaled, and ``masks`` is {} afterwards.
        """
        self.keep_prob, self.masks = keep_prob, {}
        self.Z, self.A = {}, {0: X}
        for l in range(1, self.L + 1):
            Z = self.parameters[f"W{l}"] @ self.A[l - 1] + self.parameters[f"b{l}"]
            if l == self.L:
                A = 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
            else:
                A = np.maximum(0.0, Z)
                if keep_prob < 1:
                    self.masks[l] = (self.rng.random(A.shape) < keep_prob).astype(float)
                    A = A * self.masks[l] / keep_prob
            self.Z[l], self.A[l] = Z, A
        return self.A[self.L]

    def compute_cost(self, AL: np.ndarray, Y: np.ndarray, l2: float = 0.0) -> float:
        """Mean binary cross-entropy + l2 / (2 m) * sum of the squares of all weights (not biases).

        A guard such as log(a + 1e-8) is allowed.
        """
        m = Y.shape[1]
        data = -np.sum(Y * np.log(AL + 1e-12) + (1 - Y) * np.log(1 - AL + 1e-12)) / m
        penalty = sum(np.sum(self.parameters[f"W{l}"] ** 2) for l in range(1, self.L + 1))
        return float(data + l2 / (2 * m) * penalty)

    def backward(self, Y: np.ndarray, l2: float = 0.0) -> dict[str, np.ndarray]:
        """{"dW1", "db1", ..., "dbL"}: gradients of the cost (with the L2 term) at the last `forward`, with its masks."""
        grads, m = {}, Y.shape[1]
        dZ = self.A[self.L] - Y
        for l in range(self.L, 0, -1):
            W = self.parameters[f"W{l}"]
            grads[f"dW{l}"] = dZ @ self.A[l - 1].T / m + l2 / m * W
            grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
            if l > 1:
                dA = W.T @ dZ
                if self.masks:
                    dA = dA * self.masks[l - 1] / self.keep_prob
                dZ = dA * (self.Z[l - 1] > 0)
        return grads

    def gradient_check(
        self, X: np.ndarray, Y: np.ndarray, grads: dict[str, np.ndarray], l2: float = 0.0, epsilon: float = 1e-5
    ) -> float:
        """How far ``grads`` are from the numerical gradients of the cost, without dropout: one number.

        Every single entry of every parameter is moved by +epsilon and by -epsilon; its numerical derivative is
        (J(+) - J(-)) / (2 epsilon). Returns |a - n| / (|a| + |n|), where a and n are all entries of ``grads`` and of
        the numerical gradients as vectors, | | the Euclidean norm (nothing added below the line). The parameters are
        afterwards as they were before.
        """
        analytic, numeric = [], []
        for name, theta in self.parameters.items():
            for i in np.ndindex(theta.shape):
                kept, costs = theta[i], []
                for shift in (epsilon, -epsilon):
                    theta[i] = kept + shift
                    costs.append(self.compute_cost(self.forward(X), Y, l2))
                theta[i] = kept
                numeric.append((costs[0] - costs[1]) / (2 * epsilon))
                analytic.append(grads["d" + name][i])
        a, n = np.array(analytic), np.array(numeric)
        return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)))

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
        if optimizer not in ("sgd", "momentum", "adam"):
            raise ValueError(f"unknown optimizer {optimizer!r}")
        if schedule not in (None, "step", "exponential", "cosine", "warmup_cosine"):
            raise ValueError(f"unknown schedule {schedule!r}")
        first = {name: np.zeros_like(p) for name, p in self.parameters.items()}
        second = {name: np.zeros_like(p) for name, p in self.parameters.items()}
        history, m, t = {"cost": [], "learning_rate": []}, X.shape[1], 0
        for epoch in range(epochs):
            rate = self._rate(schedule, learning_rate, epoch, epochs)
            order, total = self.rng.permutation(m), 0.0
            for start in range(0, m, batch_size):
                batch = order[start : start + batch_size]
                X_batch, Y_batch = X[:, batch], Y[:, batch]
                AL = self.forward(X_batch, keep_prob)
                total += self.compute_cost(AL, Y_batch, l2) * len(batch)
                grads = self.backward(Y_batch, l2)
                t += 1
                for name in self.parameters:
                    g = grads["d" + name]
                    if optimizer == "sgd":
                        step = g
                    else:
                        first[name] = 0.9 * first[name] + 0.1 * g
                        step = first[name]
                    if optimizer == "adam":
                        second[name] = 0.999 * second[name] + 0.001 * g**2
                        step = first[name] / (1 - 0.9**t) / (np.sqrt(second[name] / (1 - 0.999**t)) + 1e-8)
                    self.parameters[name] = self.parameters[name] - rate * step
            history["cost"].append(total / m)
            history["learning_rate"].append(rate)
        return history

    @staticmethod
    def _rate(schedule, initial, epoch, epochs):
        if schedule == "step":
            return initial * 0.5 ** (epoch // 200)
        if schedule == "exponential":
            return initial * np.exp(-0.01 * epoch)
        w = epochs // 10 if schedule == "warmup_cosine" else 0
        if epoch < w:
            return initial * (epoch + 1) / w
        if schedule is None:
            return initial
        return initial / 2 * (1 + np.cos(np.pi * (epoch - w) / (epochs - w)))

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Integer labels (1, m): 1 where the output, without dropout, exceeds 0.5, else 0."""
        return (self.forward(X) > 0.5).astype(int)

    def accuracy(self, X: np.ndarray, Y: np.ndarray) -> float:
        """The percentage (0 to 100) of right predictions; Y is (1, m)."""
        return float(100 * np.mean(self.predict(X) == Y))


NeuralNetwork.mistake(
    "For the same results each time, the network seeds itself.",
    name="own_seed",
    edit=("        parameters = {}\n", "        parameters, self.rng = {}, np.random.default_rng(42)\n"),
)
NeuralNetwork.mistake(
    "He's 2 belongs to every layer.", name="he_everywhere", edit=("gain = 2.0 if l < self.L else 1.0", "gain = 2.0")
)
NeuralNetwork.mistake(
    "Dropout zeroes units; the rest of the network learns to live with it.",
    name="not_rescaled",
    edit=(
        ("A = A * self.masks[l] / keep_prob", "A = A * self.masks[l]"),
        ("dA * self.masks[l - 1] / self.keep_prob", "dA * self.masks[l - 1]"),
    ),
)
NeuralNetwork.mistake(
    "Dropout is undone before the way back.", name="mask_not_reused", edit=("if self.masks:", "if False:")
)
NeuralNetwork.mistake(
    "Backward needs the mask but not the factor.",
    name="back_not_rescaled",
    edit=("dA * self.masks[l - 1] / self.keep_prob", "dA * self.masks[l - 1]"),
)
NeuralNetwork.mistake(
    "The masks stay until new ones are drawn.",
    name="old_masks_stay",
    edit=("self.keep_prob, self.masks = keep_prob, {}", "self.keep_prob = keep_prob"),
)
NeuralNetwork.mistake(
    "One mask serves all examples of a batch.",
    name="one_mask_for_the_batch",
    edit=(
        "(self.rng.random(A.shape) < keep_prob).astype(float)",
        "np.repeat(self.rng.random((len(A), 1)) < keep_prob, A.shape[1], axis=1) * 1.0",
    ),
)
NeuralNetwork.mistake(
    "A cost adds up over the examples.",
    name="cost_not_averaged",
    edit=("np.log(1 - AL + 1e-12)) / m", "np.log(1 - AL + 1e-12))"),
)
NeuralNetwork.mistake(
    "All parameters are penalized.",
    name="biases_penalized",
    edit=(
        (
            'sum(np.sum(self.parameters[f"W{l}"] ** 2) for l in range(1, self.L + 1))',
            "sum(np.sum(p**2) for p in self.parameters.values())",
        ),
        ("dZ.sum(axis=1, keepdims=True) / m", 'dZ.sum(axis=1, keepdims=True) / m + l2 / m * self.parameters[f"b{l}"]'),
    ),
)
NeuralNetwork.mistake("The penalty is part of the cost only.", name="penalty_not_derived", edit=(" + l2 / m * W", ""))
NeuralNetwork.mistake(
    "The penalty is not averaged.",
    name="penalty_without_m",
    edit=(("l2 / (2 * m) * penalty", "l2 / 2 * penalty"), ("l2 / m * W", "l2 * W")),
)
NeuralNetwork.mistake(
    "A difference quotient divides by epsilon.",
    name="divided_by_epsilon",
    edit=("/ (2 * epsilon))\n                analytic", "/ epsilon)\n                analytic"),
)
NeuralNetwork.mistake(
    "Biases need no check.",
    name="weights_checked_only",
    edit=(
        "            for i in np.ndindex(theta.shape):",
        '            for i in np.ndindex(theta.shape if name[0] == "W" else (0,)):',
    ),
)
NeuralNetwork.mistake(
    "Gradients are checked against the loss; the penalty is known to be right.",
    name="check_without_penalty",
    edit=("self.compute_cost(self.forward(X), Y, l2))", "self.compute_cost(self.forward(X), Y))"),
)
NeuralNetwork.mistake(
    "After the check the network is not needed any more.",
    name="parameters_left_moved",
    edit=("                theta[i] = kept\n", ""),
)
NeuralNetwork.mistake(
    "An optimizer that is not one of the three will be caught by the ifs.",
    name="unknown_optimizer_runs",
    edit=('            raise ValueError(f"unknown optimizer {optimizer!r}")', "            learning_rate = 0.0"),
)
NeuralNetwork.mistake(
    "A misspelt schedule means no schedule.",
    name="unknown_schedule_runs",
    edit=('            raise ValueError(f"unknown schedule {schedule!r}")', "            schedule = None"),
)
NeuralNetwork.mistake(
    "t counts epochs, as the schedule does.",
    name="t_counts_epochs",
    edit=("                t += 1\n", "                t = epoch + 1\n"),
)
NeuralNetwork.mistake(
    "The averages are unbiased enough.",
    name="no_correction",
    edit=(
        "first[name] / (1 - 0.9**t) / (np.sqrt(second[name] / (1 - 0.999**t)) + 1e-8)",
        "first[name] / (np.sqrt(second[name]) + 1e-8)",
    ),
)
NeuralNetwork.mistake(
    "Momentum adds up whole gradients.",
    name="heavy_ball",
    edit=(
        "                        step = first[name]\n",
        '                        step = 10 * first[name] if optimizer == "momentum" else first[name]\n',
    ),
)
NeuralNetwork.mistake(
    "The epoch's cost is the sum of the batches' costs through m // batch_size.",
    name="cost_by_full_batches",
    edit=(
        ("compute_cost(AL, Y_batch, l2) * len(batch)", "compute_cost(AL, Y_batch, l2)"),
        ("append(total / m)", "append(total / max(m // batch_size, 1))"),
    ),
)
NeuralNetwork.mistake(
    "Warm-up starts at rate 0.",
    name="idle_first_epoch",
    edit=("return initial * (epoch + 1) / w", "return initial * epoch / w"),
)
NeuralNetwork.mistake(
    "The history shows the rate that was asked for; the schedule comes in at the next run.",
    name="rate_not_used",
    edit=("self.parameters[name] - rate * step", "self.parameters[name] - learning_rate * step"),
)
NeuralNetwork.mistake(
    "keep_prob is an argument of forward; fit has it for completeness.",
    name="fit_without_dropout",
    edit=("self.forward(X_batch, keep_prob)", "self.forward(X_batch)"),
)
NeuralNetwork.mistake(
    "The regularization strength acts through the cost.",
    name="fit_without_l2_gradient",
    edit=("self.backward(Y_batch, l2)", "self.backward(Y_batch)"),
)
NeuralNetwork.mistake(
    "Batches that are not full are left out.",
    name="rest_dropped",
    edit=("for start in range(0, m, batch_size)", "for start in range(0, max(m - m % batch_size, 1), batch_size)"),
)


@NeuralNetwork.mistake("fit starts a new training, with new parameters.")
class FitStartsOver(NeuralNetwork.right):
    def fit(self, X, Y, *arguments, **options):
        self.parameters = self.initialize()
        return super().fit(X, Y, *arguments, **options)


@NeuralNetwork.mistake("Predictions use the network as it was trained, with dropout.")
class PredictsWithDropout(NeuralNetwork.right):
    def predict(self, X):
        return (self.forward(X, 0.5) > 0.5).astype(int)


@NeuralNetwork.mistake("Accuracy is the fraction of right predictions.")
class AccuracyAsFraction(NeuralNetwork.right):
    def accuracy(self, X, Y):
        return super().accuracy(X, Y) / 100


@NeuralNetwork.alternative
class WithLists:
    """Layers in lists, in-place updates, a table of schedules, a vector for the gradient check."""

    def __init__(self, dims, rng):
        self.dims, self.L, self.rng, self.masks = list(dims), len(dims) - 1, rng, {}
        self.parameters = self.initialize()

    def initialize(self):
        made = {}
        for l, (n_prev, n) in enumerate(zip(self.dims, self.dims[1:], strict=False), 1):
            made["b%d" % l] = np.zeros((n, 1))
            made["W%d" % l] = self.rng.standard_normal((n, n_prev)) * np.sqrt((1 + (l < self.L)) / n_prev)
        return made

    def forward(self, X, keep_prob=1.0):
        self.masks, self.tape, A = {}, [], np.array(X, dtype=float)
        for l in range(1, self.L + 1):
            Z = np.dot(self.parameters["W%d" % l], A) + self.parameters["b%d" % l]
            scale = np.ones_like(Z)
            if l < self.L and keep_prob != 1:
                self.masks[l] = self.rng.binomial(1, keep_prob, size=Z.shape)
                scale = self.masks[l] / keep_prob
            self.tape.append((A, (Z > 0) * scale))
            A = Z * (Z > 0) * scale if l < self.L else 0.5 * (1 + np.tanh(Z / 2))
        self.output = A
        return A

    def compute_cost(self, AL, Y, l2=0.0):
        p = np.where(np.asarray(Y) == 1, AL, 1 - np.asarray(AL))
        squares = [np.linalg.norm(v) ** 2 for k, v in self.parameters.items() if k.startswith("W")]
        return -np.log(p + 1e-8).mean() + 0.5 * l2 * sum(squares) / p.size

    def backward(self, Y, l2=0.0):
        found, delta, m = {}, (self.output - Y) / np.size(Y), np.size(Y)
        for l in range(self.L, 0, -1):
            found["dW%d" % l] = delta.dot(self.tape[l - 1][0].T) + l2 * self.parameters["W%d" % l] / m
            found["db%d" % l] = delta.sum(1)[:, None]
            if l > 1:
                delta = self.parameters["W%d" % l].T.dot(delta) * self.tape[l - 2][1]
        return found

    def gradient_check(self, X, Y, grads, l2=0.0, epsilon=1e-5):
        kept = {k: v.copy() for k, v in self.parameters.items()}
        gap = size_a = size_n = 0.0
        for name in kept:
            for j in range(kept[name].size):
                J = []
                for sign in (1, -1):
                    moved = kept[name].copy()
                    moved.flat[j] += sign * epsilon
                    self.parameters = {**kept, name: moved}
                    J.append(self.compute_cost(self.forward(X), Y, l2))
                n, a = (J[0] - J[1]) / epsilon / 2, np.ravel(grads["d" + name])[j]
                gap, size_a, size_n = gap + (a - n) ** 2, size_a + a * a, size_n + n * n
        self.parameters = kept
        return gap**0.5 / (size_a**0.5 + size_n**0.5)

    def fit(self, X, Y, epochs, batch_size, learning_rate, optimizer="adam", schedule=None, keep_prob=1.0, l2=0.0):
        w = epochs // 10
        factors = {
            None: lambda e: 1.0,
            "step": lambda e: 0.5 ** int(e / 200),
            "exponential": lambda e: np.exp(-e / 100),
            "cosine": lambda e: np.cos(np.pi * e / epochs / 2) ** 2,
            "warmup_cosine": lambda e: (e + 1) / w if e < w else np.cos(np.pi / 2 * (e - w) / (epochs - w)) ** 2,
        }
        if schedule not in factors or optimizer not in {"adam", "sgd", "momentum"}:
            raise ValueError("name")
        memory = {k: [0.0, 0.0] for k in self.parameters}
        costs, rates, t = [], [learning_rate * factors[schedule](e) for e in range(epochs)], 0
        for rate in rates:
            order, seen = self.rng.permutation(X.shape[1]), []
            for chosen in np.split(order, range(batch_size, len(order), batch_size)):
                AL = self.forward(X[:, chosen], keep_prob)
                seen += [self.compute_cost(AL, Y[:, chosen], l2)] * len(chosen)
                t += 1
                for k, g in self.backward(Y[:, chosen], l2).items():
                    average = memory[k[1:]]
                    average[0], average[1] = 0.9 * average[0] + 0.1 * g, 0.999 * average[1] + 0.001 * g * g
                    adam = average[0] / (1 - 0.9**t) / (np.sqrt(average[1] / (1 - 0.999**t)) + 1e-8)
                    self.parameters[k[1:]] -= rate * {"sgd": g, "momentum": average[0], "adam": adam}[optimizer]
            costs.append(np.mean(seen))
        return {"learning_rate": rates, "cost": np.array(costs)}

    def predict(self, X):
        return [[int(p > 0.5) for p in self.forward(X)[0]]]

    def accuracy(self, X, Y):
        return 100.0 * sum(int(p == y) for p, y in zip(self.predict(X)[0], np.ravel(Y), strict=True)) / np.size(Y)


_DIMS = (4, 6, 5, 1)


def _network(implementation, rng, m=9, dims=_DIMS):
    """A network with parameters of the check's own, and data for it."""
    net = implementation.NeuralNetwork(list(dims), np.random.default_rng(5))
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = 0.3 + 0.3 * rng.normal(size=(dims[l], 1))
    net.parameters = {name: value.copy() for name, value in parameters.items()}
    Y = rng.integers(0, 2, size=(1, m)).astype(float)
    Y[0, :2] = [0, 1]
    return net, rng.normal(size=(dims[0], m)), Y, parameters


def _reference(parameters, X, Y, masks, keep_prob, l2, back=None):
    """Output and gradients with these masks, from the formulas; back: what the way back multiplies with instead."""
    L, m = len(parameters) // 2, X.shape[1]
    back = {l: mask / keep_prob for l, mask in masks.items()} if back is None else back
    A, Z = {0: X}, {}
    for l in range(1, L + 1):
        Z[l] = parameters[f"W{l}"] @ A[l - 1] + parameters[f"b{l}"]
        A[l] = (
            np.maximum(0, Z[l]) * masks.get(l, 1.0) / (keep_prob if l in masks else 1)
            if l < L
            else 1 / (1 + np.exp(-Z[l]))
        )
    dZ, grads = A[L] - Y, {}
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ A[l - 1].T / m + l2 / m * parameters[f"W{l}"]
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        if l > 1:
            dZ = (parameters[f"W{l}"].T @ dZ) * (Z[l - 1] > 0) * back.get(l - 1, 1.0)
    return A[L], grads


def _now(net, names=("W1", "b1", "W2", "b2", "W3", "b3")):
    parameters = net.parameters
    return {name: parameters[name] for name in names}


NeuralNetwork.mistake(
    "ReLU's slope is 1 at 0 as well.",
    name="slope_one_at_zero",
    edit=("(self.Z[l - 1] > 0)", "(self.Z[l - 1] >= 0)"),
)

NeuralNetwork.mistake(
    "The schedule is asked for the number of the update.",
    name="schedule_counts_updates",
    edit=("self._rate(schedule, learning_rate, epoch, epochs)", "self._rate(schedule, learning_rate, t, epochs)"),
)

NeuralNetwork.mistake(
    "The examples can stay in their order.",
    name="order_kept",
    edit=("order, total = self.rng.permutation(m), 0.0", "order, total = np.arange(m), 0.0"),
)


NeuralNetwork.mistake(
    "normal() takes the variance.",
    name="variance_as_deviation",
    edit=("np.sqrt(gain / self.dims[l - 1])", "(gain / self.dims[l - 1])"),
)


NeuralNetwork.mistake(
    "The optimizer's memory belongs to the network: fit goes on with it.",
    name="memory_kept",
    edit=(
        "        first = {name: np.zeros_like(p) for name, p in self.parameters.items()}\n",
        '        if not hasattr(self, "first"):\n            self.first = {name: np.zeros_like(p) for name, p in self.parameters.items()}\n        first = self.first\n',
    ),
)


NeuralNetwork.mistake(
    "The examples are shuffled once.",
    name="shuffled_once",
    edit=(
        ("        history, m, t =", "        fixed = self.rng.permutation(X.shape[1])\n        history, m, t ="),
        ("order, total = self.rng.permutation(m), 0.0", "order, total = fixed, 0.0"),
    ),
)


@NeuralNetwork.mistake("The masks of the last pass stay on while predicting.")
class PredictsWithOldMasks(NeuralNetwork.right):
    def predict(self, X):
        return (self.forward(X, self.keep_prob) > 0.5).astype(int)


NeuralNetwork.mistake(
    "The costs of an epoch's batches are averaged, whatever their sizes.",
    name="batches_count_alike",
    edit=(
        ("compute_cost(AL, Y_batch, l2) * len(batch)", "compute_cost(AL, Y_batch, l2) * m"),
        ("append(total / m)", "append(total / m / -(-m // batch_size))"),
    ),
)


NeuralNetwork.mistake(
    "The history shows the loss; the penalty is only for the gradient.",
    name="logged_without_penalty",
    edit=("compute_cost(AL, Y_batch, l2) * len(batch)", "compute_cost(AL, Y_batch) * len(batch)"),
)


@NeuralNetwork.case("initialize: shapes, deviations, the generator decides")
def initial(implementation):
    dims = [60, 400, 300, 1]
    first, other = (implementation.NeuralNetwork(dims, np.random.default_rng(s)).parameters for s in (1, 2))
    found = {"other seed, other weights": not np.allclose(first["W1"], other["W1"])}
    for l in (1, 2, 3):
        W, b = np.asarray(first[f"W{l}"]), np.asarray(first[f"b{l}"])
        wanted = np.sqrt((2 if l < 3 else 1) / dims[l - 1])
        found[f"W{l}"] = [*W.shape, bool(abs(W.std() / wanted - 1) < (0.1 if l < 3 else 0.22))]
        found[f"b{l}"] = [*b.shape, bool(np.all(b == 0))]
    return found


@NeuralNetwork.random_case("forward and cost without dropout", n=2, rtol=1e-5)
def plain(implementation, rng):
    net, X, Y, _ = _network(implementation, rng)
    AL = net.forward(X)
    return AL, net.compute_cost(np.asarray(AL), Y), dict(net.masks)


@NeuralNetwork.random_case("forward with dropout, against its own masks", n=2, weight=1.5)
def dropout_forward(implementation, rng):
    net, X, Y, parameters = _network(implementation, rng, m=40)
    AL = np.asarray(net.forward(X, 0.6))
    masks = {int(l): np.asarray(mask, dtype=float) for l, mask in dict(net.masks).items()}
    wanted, _ = _reference(parameters, X, Y, masks, 0.6, 0.0)
    share = np.mean(np.concatenate([mask.ravel() for mask in masks.values()]))
    return {
        "layers": sorted(masks),
        "shapes": [list(masks[l].shape) for l in sorted(masks)],
        "share kept": bool(abs(share - 0.6) < 5 * np.sqrt(0.24 / 440)),
        "examples differ": bool(np.any(masks[1] != masks[1][:, :1])),
        "output": bool(np.allclose(AL, wanted)),
    }


@NeuralNetwork.random_case("backward with dropout and L2", n=2, weight=2, rtol=1e-5)
def dropout_backward(implementation, rng):
    net, X, Y, parameters = _network(implementation, rng, m=20)
    net.forward(X, 0.5)
    masks = {int(l): np.asarray(mask, dtype=float) for l, mask in dict(net.masks).items()}
    grads = net.backward(Y, 0.7)
    known = {  # the masks are the learner's own, so that what is observed is which gradients these are
        "right": _reference(parameters, X, Y, masks, 0.5, 0.7)[1],
        "no masks": _reference(parameters, X, Y, masks, 0.5, 0.7, {})[1],
        "masks without the factor": _reference(parameters, X, Y, masks, 0.5, 0.7, masks)[1],
        "no factor anywhere": _reference(parameters, X, Y, masks, 1.0, 0.7)[1],
        "no penalty": _reference(parameters, X, Y, masks, 0.5, 0.0)[1],
        "penalty without m": _reference(parameters, X, Y, masks, 0.5, 0.7 * 20)[1],
    }
    found = {}
    for name, right in known["right"].items():
        got = np.asarray(grads[name], dtype=float)
        fits = (label for label, g in known.items() if got.shape == right.shape and np.allclose(got, g[name]))
        found[name] = next(fits, "other")
    return found


@NeuralNetwork.random_case("backward after a pass without dropout", n=2)
def clean_backward(implementation, rng):
    net, X, Y, _ = _network(implementation, rng)
    net.forward(X, 0.5)
    net.forward(X)
    grads = net.backward(Y)
    return {name: grads[name] for name in ("dW1", "db1", "dW2", "db3")}, len(net.masks)


@NeuralNetwork.random_case("cost and gradients with L2", n=2, rtol=1e-5)
def penalty(implementation, rng):
    net, X, Y, _ = _network(implementation, rng)
    cost = net.compute_cost(np.asarray(net.forward(X)), Y, 1.3)
    grads = net.backward(Y, 1.3)
    return cost, {name: grads[name] for name in ("dW1", "db1", "dW3", "db3")}


def _away_from_kinks(parameters, X):
    """Scale X's columns until no ReLU of layers 1 and 2 is near its kink."""
    for _ in range(60):
        Z1 = parameters["W1"] @ X + parameters["b1"]
        Z2 = parameters["W2"] @ np.maximum(0, Z1) + parameters["b2"]
        near = np.minimum(np.abs(Z1).min(axis=0), np.abs(Z2).min(axis=0)) < 2e-3
        if not near.any():
            break
        X = np.where(near, 1.1 * X, X)
    return X


@NeuralNetwork.random_case("gradient_check: right gradients, and one that is not", n=2, weight=1.5, rtol=1e-3)
def checked(implementation, rng):
    net, X, Y, parameters = _network(implementation, rng, m=6)
    X = _away_from_kinks(parameters, X)
    _, grads = _reference(parameters, X, Y, {}, 1.0, 0.9)
    found = [bool(net.gradient_check(X, Y, grads, 0.9) < 1e-6)]
    for name in ("W2", "b1"):
        wrong = {**grads, "d" + name: grads["d" + name] + 0.5}
        found.append(float(net.gradient_check(X, Y, wrong, 0.9)))
    return found


@NeuralNetwork.random_case("gradient_check leaves the parameters alone", n=1)
def restored(implementation, rng):
    net, X, Y, parameters = _network(implementation, rng, m=6)
    _, grads = _reference(parameters, X, Y, {}, 1.0, 0.0)
    net.gradient_check(X, Y, grads, 0.0, 1e-3)
    return all(np.allclose(value, parameters[name], rtol=1e-9, atol=1e-9) for name, value in _now(net).items())


def _fit_case(optimizer):
    def probe(implementation, rng):
        net, X, Y, _ = _network(implementation, rng)
        history = net.fit(X, Y, 4, 20, 0.05, optimizer)
        return list(history["cost"]), _now(net, ("W1", "b2", "W3"))

    return probe


for _optimizer in ("sgd", "momentum", "adam"):
    NeuralNetwork.random_case(f"fit: four epochs of {_optimizer}, full batch", n=2, rtol=1e-4)(_fit_case(_optimizer))


@NeuralNetwork.random_case("fit: mini-batches of 4, 4 and 2 alike examples", n=2, weight=2, rtol=1e-4)
def minibatches(implementation, rng):
    net, X, _, _ = _network(implementation, rng)
    X, Y = np.repeat(X[:, :1], 10, axis=1), np.ones((1, 10))
    history = net.fit(X, Y, 3, 4, 0.03, "adam")
    return list(history["cost"]), _now(net, ("W1", "b2", "W3"))


@NeuralNetwork.random_case("fit: L2", n=1, rtol=1e-4)
def regularized(implementation, rng):
    net, X, Y, _ = _network(implementation, rng)
    history = net.fit(X, Y, 3, 20, 0.1, "sgd", None, 1.0, 1.5)
    return list(history["cost"]), _now(net, ("W1", "b2", "W3"))


@NeuralNetwork.random_case("fit: dropout makes the cost of unmoved parameters vary", n=1)
def noisy(implementation, rng):
    found = []
    for keep_prob in (0.5, 1.0):
        net, X, Y, _ = _network(implementation, rng, m=12)
        costs = list(net.fit(X, Y, 5, 20, 0.0, "sgd", None, keep_prob)["cost"])
        found.append(len({round(float(c), 7) for c in costs}) > 1)
    return found


@NeuralNetwork.random_case("fit: the rates of all schedules, and that they are used", n=1, rtol=1e-5)
def schedules(implementation, rng):
    found = []
    for schedule, epochs in ((None, 3), ("step", 202), ("exponential", 6), ("cosine", 7), ("warmup_cosine", 23)):
        net, X, Y, _ = _network(implementation, rng, m=3)
        rates = list(net.fit(X, Y, epochs, 5, 0.02, "sgd", schedule)["learning_rate"])
        found.append([len(rates), rates[:8], rates[-3:], _now(net, ("W3",)) if epochs < 30 else 0])
    return found


@NeuralNetwork.case("fit: unknown names raise ValueError")
def unknown(implementation):
    from dlgrade import raised_name

    net = implementation.NeuralNetwork([2, 3, 1], np.random.default_rng(0))
    X, Y = np.array([[0.5, -1.0], [1.0, 2.0]]), np.array([[0.0, 1.0]])
    before = np.asarray(net.parameters["W1"]).copy()
    return [
        raised_name(lambda: net.fit(X, Y, 2, 2, 0.1, "rmsprob")),
        raised_name(lambda: net.fit(X, Y, 2, 2, 0.1, "adam", "cosin")),
        bool(np.array_equal(before, net.parameters["W1"])),
    ]


@NeuralNetwork.random_case("predict and accuracy", n=2)
def predictions(implementation, rng):
    net, X, Y, _ = _network(implementation, rng, m=60)
    before = net.predict(X), net.accuracy(X, Y)
    net.forward(X, 0.5)  # the last pass was one of training
    return *before, net.predict(X), net.accuracy(X, Y)


@NeuralNetwork.case("it learns: x1 and x2 of the same sign or not", smoke=True, weight=1.5)
def learns(implementation):
    rng = np.random.default_rng(3)
    X = rng.uniform(-1, 1, size=(2, 200))
    Y = (X[:1] * X[1:] > 0) * 1.0
    net = implementation.NeuralNetwork([2, 16, 8, 1], np.random.default_rng(1))
    net.fit(X, Y, 40, 40, 0.03, "adam", "cosine")
    return bool(net.accuracy(X, Y) >= 90.0)


@NeuralNetwork.case("backward: units at exactly zero", weight=0.5)
def kink(implementation):
    net = implementation.NeuralNetwork([2, 3, 1], np.random.default_rng(0))
    net.parameters = {
        "W1": np.array([[1.0, -1.0], [0.5, 1.0], [0.0, 0.0]]),
        "b1": np.zeros((3, 1)),
        "W2": np.array([[1.0, -2.0, 0.5]]),
        "b2": np.zeros((1, 1)),
    }
    net.forward(np.array([[2.0, 1.0, 0.0, 3.0], [2.0, 3.0, 1.0, 1.0]]))
    grads = net.backward(np.array([[1.0, 0.0, 0.0, 1.0]]))
    return [grads["dW1"], grads["db1"]]


@NeuralNetwork.random_case("fit: schedules count epochs, not updates", n=1, weight=0.5)
def schedule_of_epochs(implementation, rng):
    net, X, Y, _ = _network(implementation, rng)
    return list(net.fit(X, Y, 5, 4, 0.01, "sgd", "exponential")["learning_rate"])


@NeuralNetwork.case("fit: every epoch has a random order", weight=0.5)
def random_order(implementation):
    """Two examples, one at a time: from the weights afterwards the order can be told."""
    X, Y, orders = np.array([[1.0, -2.0]]), np.array([[1.0, 0.0]]), set()
    for seed in range(24):
        net = implementation.NeuralNetwork([1, 1], np.random.default_rng(seed))
        net.parameters = {"W1": np.array([[0.5]]), "b1": np.zeros((1, 1))}
        net.fit(X, Y, 1, 1, 1.0, "sgd")
        for order in ((0, 1), (1, 0)):
            w, b = 0.5, 0.0
            for i in order:
                dz = 1 / (1 + np.exp(-(w * X[0, i] + b))) - Y[0, i]
                w, b = w - dz * X[0, i], b - dz
            if np.allclose(net.parameters["W1"], w):
                orders.add(order)
    return sorted(orders)


@NeuralNetwork.random_case("fit: the memory is new in every call", n=1, rtol=1e-4)
def new_memory(implementation, rng):
    found = []
    for optimizer in ("momentum", "adam"):
        net, X, Y, _ = _network(implementation, rng)
        net.fit(X, Y, 3, 20, 0.1, optimizer)
        net.fit(X, Y, 1, 20, 0.1, optimizer)
        found.append(_now(net, ("W1", "b2", "W3")))
    return found


@NeuralNetwork.case("fit: the order changes from epoch to epoch, and the generator decides", weight=0.5)
def changing_order(implementation):
    """One odd example among three, one at a time: the two epochs' costs tell where it stood in each."""
    seen = []
    for seed in (*range(20), 0):
        net = implementation.NeuralNetwork([1, 1], np.random.default_rng(seed))
        net.parameters = {"W1": np.array([[0.5]]), "b1": np.zeros((1, 1))}
        costs = net.fit(np.ones((1, 3)), np.array([[1.0, 1.0, 0.0]]), 2, 1, 0.5, "sgd")["cost"]
        seen.append(tuple(round(float(c), 9) for c in costs))
    firsts = {first for first, _ in seen}
    return {
        "epochs differ": len(set(seen)) > len(firsts),  # places in the second epoch do not follow from the first's
        "one seed, one order": seen[-1] == seen[0],
    }
