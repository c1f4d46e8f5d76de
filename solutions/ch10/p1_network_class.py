"""ch10.p1  A deep network as a class.    Chapter 10, the NumPy program"""

import numpy as np

from dlgrade import exercise, given


@exercise(
    points=12,
    topics=("forward-pass", "backpropagation", "initialization", "cross-entropy", "gradient-descent"),
    hints=(
        "Write the methods in the order of the class and check after each one: the cases judge them one by one, "
        "with parameters that the check puts into the network. What does each method read, what does it leave behind?",
        "forward meets each layer once, so let it keep X, every Z[l] and every A[l] on the object (two dicts with the "
        "layer number as key do). backward then needs no argument but Y.",
        "Sigmoid with binary cross-entropy and softmax with cross-entropy share their first step: dZ[L] = A[L] - Y. "
        "From there two formulas alternate: gradients of this layer out of dZ[l], then dZ[l-1] out of dZ[l]. "
        "Which of the four quantities dW, db, dA, dZ is an average over the examples?",
        "If a result is wrong although its shape is right, look at the axes: softmax and the sum inside db run along "
        "different ones. One belongs to the classes of an example, the other to the examples.",
        "Plan for backward: dZ = A[L] - Y; for l = L, ..., 1: dW[l] = dZ A[l-1]^T / m, db[l] = row sums of dZ / m "
        "(keepdims), and while l > 1: dZ = (W[l]^T dZ) * (Z[l-1] > 0). fit is forward, compute_cost, backward, "
        "update, once for each epoch.",
    ),
)
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

    @given
    def __init__(self, dims: list[int], rng: np.random.Generator) -> None:
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)

    def initialize(self, rng: np.random.Generator) -> dict[str, np.ndarray]:
        """New parameters {"W1": ..., "b1": ..., ...}, returned, all randomness from ``rng``.

        Weights are normal with mean 0 and standard deviation sqrt(2 / n[l-1]) in hidden layers, sqrt(1 / n[L-1]) in
        the output layer; biases are zero. Two generators with different seeds must give different networks.
        """
        parameters = {}
        for l in range(1, self.L + 1):
            gain = 2.0 if l < self.L else 1.0
            deviation = np.sqrt(gain / self.dims[l - 1])
            parameters[f"W{l}"] = rng.normal(0.0, deviation, size=(self.dims[l], self.dims[l - 1]))
            parameters[f"b{l}"] = np.zeros((self.dims[l], 1))
        return parameters

    def forward(self, X: np.ndarray) -> np.ndarray:
        """A[L], (n[L], m), for X (n[0], m); keeps what `backward` needs on the object.

        Logits of size 1000 must give probabilities, not NaN: subtract each example's largest logit before exp.
        """
        self.Z, self.A = {}, {0: X}
        for l in range(1, self.L + 1):
            Z = self.parameters[f"W{l}"] @ self.A[l - 1] + self.parameters[f"b{l}"]
            if l < self.L:
                A = np.maximum(0.0, Z)
            elif self.dims[-1] == 1:
                A = 1.0 / (1.0 + np.exp(-np.clip(Z, -500, 500)))
            else:
                E = np.exp(Z - Z.max(axis=0, keepdims=True))
                A = E / E.sum(axis=0, keepdims=True)
            self.Z[l], self.A[l] = Z, A
        return self.A[self.L]

    def compute_cost(self, AL: np.ndarray, Y: np.ndarray) -> float:
        """The mean over the m examples of the cross-entropy (natural log), one number.

        One example of the softmax costs -sum_k y_k log a_k, one of the sigmoid -y log a - (1 - y) log(1 - a).
        A guard such as log(a + 1e-8) is allowed.
        """
        m = Y.shape[1]
        if self.dims[-1] == 1:
            return float(-np.sum(Y * np.log(AL + 1e-12) + (1 - Y) * np.log(1 - AL + 1e-12)) / m)
        return float(-np.sum(Y * np.log(AL + 1e-12)) / m)

    def backward(self, Y: np.ndarray) -> dict[str, np.ndarray]:
        """The gradients of the cost {"dW1", "db1", ..., "dWL", "dbL"} at the X of the last `forward`.

        Each has the shape of its parameter. dZ[l] belongs to single examples and carries no 1/m; dW[l] and db[l] do.
        """
        grads, m = {}, Y.shape[1]
        dZ = self.A[self.L] - Y
        for l in range(self.L, 0, -1):
            grads[f"dW{l}"] = dZ @ self.A[l - 1].T / m
            grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
            if l > 1:
                dA = self.parameters[f"W{l}"].T @ dZ
                dZ = dA * (self.Z[l - 1] > 0)
        return grads

    def update(self, grads: dict[str, np.ndarray], learning_rate: float) -> None:
        """One step of gradient descent on every weight and bias in ``parameters``."""
        for name in self.parameters:
            self.parameters[name] = self.parameters[name] - learning_rate * grads["d" + name]

    def fit(self, X: np.ndarray, Y: np.ndarray, learning_rate: float, epochs: int) -> list[float]:
        """Train on the whole batch; the cost of every epoch, computed before that epoch's update.

        It goes on from the present ``parameters``: it does not initialize them anew.
        """
        costs = []
        for _ in range(epochs):
            AL = self.forward(X)
            costs.append(self.compute_cost(AL, Y))
            self.update(self.backward(Y), learning_rate)
        return costs

    def predict(self, X: np.ndarray) -> np.ndarray:
        """The label of each example as integers, shape (m,).

        Sigmoid: 1 where the output exceeds 0.5, else 0. Softmax: the number of the likeliest class, from 0.
        """
        AL = self.forward(X)
        return (AL[0] > 0.5).astype(int) if self.dims[-1] == 1 else AL.argmax(axis=0)

    def accuracy(self, X: np.ndarray, labels: np.ndarray) -> float:
        """The percentage (0 to 100) of examples whose prediction is right.

        labels : m class numbers (not one-hot), as (m,), (1, m) or (m, 1).
        """
        return float(np.mean(self.predict(X) == np.ravel(labels)) * 100)

    def dimension_report(self) -> dict[str, object]:
        """What the network is made of, counted from ``parameters``.

        {"layers": [(l, shape of W[l], shape of b[l], number of parameters of layer l), for l = 1..L],
        "total": all parameters}. The example's first layer is (1, (3, 2), (3, 1), 9), its total is 20.
        """
        layers = []
        for l in range(1, self.L + 1):
            W, b = self.parameters[f"W{l}"], self.parameters[f"b{l}"]
            layers.append((l, W.shape, b.shape, W.size + b.size))
        return {"layers": layers, "total": sum(row[-1] for row in layers)}


DeepNetwork.mistake(
    "To make results repeatable, the initializer sets its own seed.",
    name="own_seed",
    edit=("parameters = {}\n        for l", "parameters = {}\n        rng = np.random.default_rng(42)\n        for l"),
)
DeepNetwork.mistake(
    "He initialization draws with 2/n as the standard deviation.",
    name="variance_as_deviation",
    edit=("np.sqrt(gain / self.dims[l - 1])", "gain / self.dims[l - 1]"),
)
DeepNetwork.mistake(
    "Softmax sums over the last axis.",
    name="softmax_over_examples",
    edit=(("Z.max(axis=0, keepdims=True)", "Z.max(axis=1, keepdims=True)"), ("E.sum(axis=0,", "E.sum(axis=1,")),
)
DeepNetwork.mistake(
    "Softmax is exp over sum of exp; shifting the logits is decoration.",
    name="softmax_without_shift",
    edit=("np.exp(Z - Z.max(axis=0, keepdims=True))", "np.exp(Z)"),
)
DeepNetwork.mistake(
    "The sigmoid is the activation of every layer.",
    name="sigmoid_everywhere",
    edit=(
        ("A = np.maximum(0.0, Z)", "A = 1.0 / (1.0 + np.exp(-Z))"),
        ("dA * (self.Z[l - 1] > 0)", "dA * self.A[l - 1] * (1 - self.A[l - 1])"),
    ),
)
DeepNetwork.mistake(
    "The cost is the mean over all entries of Y log A.",
    name="divided_by_classes",
    edit=("return float(-np.sum(Y * np.log(AL + 1e-12)) / m)", "return float(-np.mean(Y * np.log(AL + 1e-12)))"),
)
DeepNetwork.mistake(
    "dZ of the last layer is an average, and dW and db are averages as well.",
    name="averaged_twice",
    edit=("dZ = self.A[self.L] - Y", "dZ = (self.A[self.L] - Y) / m"),
)
DeepNetwork.mistake(
    "The gradient adds up over the examples.",
    name="no_average",
    edit=(
        ("@ self.A[l - 1].T / m", "@ self.A[l - 1].T"),
        ("dZ.sum(axis=1, keepdims=True) / m", "dZ.sum(axis=1, keepdims=True)"),
    ),
)
DeepNetwork.mistake(
    "A unit whose pre-activation is exactly zero still passes the gradient on.",
    name="relu_slope_one_at_zero",
    edit=("(self.Z[l - 1] > 0)", "(self.Z[l - 1] >= 0)"),
)
DeepNetwork.mistake(
    "dZ of a hidden layer is W transposed times dZ; the activation's slope does not enter.",
    name="slope_forgotten",
    edit=("dA * (self.Z[l - 1] > 0)", "dA"),
)
DeepNetwork.mistake(
    "The bias gradient is one number for each unit, a flat array.",
    name="flat_bias_gradient",
    edit=("dZ.sum(axis=1, keepdims=True)", "dZ.sum(axis=1)"),
)
DeepNetwork.mistake(
    "The update adds the gradient, since it points where the parameters should go.",
    name="climbs",
    edit=("- learning_rate * grads", "+ learning_rate * grads"),
)
DeepNetwork.mistake(
    "Only the weights are trained.",
    name="biases_stay",
    edit=("for name in self.parameters:", 'for name in [n for n in self.parameters if n[0] == "W"]:'),
)


DeepNetwork.mistake(
    "rng.random is a random number like any other.",
    name="uniform_numbers",
    edit=(
        "rng.normal(0.0, deviation, size=(self.dims[l], self.dims[l - 1]))",
        "rng.random((self.dims[l], self.dims[l - 1])) * deviation",
    ),
)
DeepNetwork.mistake(
    "The weights that were drawn at the start are the ones that forward uses from then on.",
    name="weights_remembered",
    edit=(
        (
            "self.parameters = self.initialize(rng)",
            "self.parameters = self.initialize(rng)\n"
            "        self.weights = [self.parameters[f'W{l}'] for l in range(1, self.L + 1)]",
        ),
        ('self.parameters[f"W{l}"] @ self.A[l - 1]', "self.weights[l - 1] @ self.A[l - 1]"),
    ),
)
DeepNetwork.mistake(
    "The cost of a batch is the sum over its examples.",
    name="cost_not_averaged",
    edit=("m = Y.shape[1]\n        if self", "m = 1\n        if self"),
)
DeepNetwork.mistake(
    "With several classes the cost is minus the probability of the right one; the logarithm is for two classes.",
    name="cost_without_log",
    edit=("-np.sum(Y * np.log(AL + 1e-12)) / m", "-np.sum(Y * AL) / m"),
)
DeepNetwork.mistake(
    "The error reaches layer l-1 through that layer's own weights, W[l-1].",
    name="weights_of_the_layer_below",
    edit=('self.parameters[f"W{l}"].T @ dZ', 'self.parameters[f"W{l - 1}"].T @ dZ'),
)
DeepNetwork.mistake(
    "The slope that belongs to the error of layer l is the one at Z[l].",
    name="slope_of_the_wrong_layer",
    edit=("(self.Z[l - 1] > 0)", "(self.Z[l] > 0)"),
)
DeepNetwork.mistake(
    "Averaging over the batch means to sum dZ along the first axis.",
    name="bias_gradient_over_units",
    edit=(
        ("dZ.sum(axis=1, keepdims=True)", "dZ.sum(axis=0, keepdims=True)"),
        ("self.parameters[name] = self.parameters[name] - learning_rate", "self.parameters[name] -= learning_rate"),
    ),
)
DeepNetwork.mistake(
    "The cost of an epoch is what the epoch's update leads to.",
    name="cost_after_the_update",
    edit=(
        "costs.append(self.compute_cost(AL, Y))\n            self.update(self.backward(Y), learning_rate)",
        "self.update(self.backward(Y), learning_rate)\n            costs.append(self.compute_cost(self.forward(X), Y))",
    ),
)
DeepNetwork.mistake(
    "A cost every hundred epochs is enough.",
    name="every_hundredth_cost",
    edit=(
        ("for _ in range(epochs):", "for epoch in range(epochs):"),
        ("costs.append(self.compute_cost(AL, Y))", "costs += [self.compute_cost(AL, Y)] if epoch % 100 == 0 else []"),
    ),
)
DeepNetwork.mistake(
    "With one output unit the predictions have the shape of the output, (1, m).",
    name="binary_predictions_in_a_row",
    edit=("(AL[0] > 0.5).astype(int)", "(AL > 0.5).astype(int)"),
)


@DeepNetwork.mistake("fit starts afresh, so it draws new parameters.")
class FitStartsOver(DeepNetwork.right):
    def fit(self, X, Y, learning_rate, epochs):
        self.parameters = self.initialize(np.random.default_rng(0))
        return super().fit(X, Y, learning_rate, epochs)


@DeepNetwork.mistake("== compares the predictions with the labels one by one, whatever their shapes.")
class AccuracyBroadcasts(DeepNetwork.right):
    def accuracy(self, X, labels):
        return float(np.mean(self.predict(X) == labels) * 100)


@DeepNetwork.mistake("Accuracy is the fraction of right predictions.")
class AccuracyAsFraction(DeepNetwork.right):
    def accuracy(self, X, labels):
        return super().accuracy(X, labels) / 100


DeepNetwork.mistake(
    "The likeliest class is the argmax over the last axis.",
    name="ArgmaxOverExamples",
    edit=("AL.argmax(axis=0)", "AL.argmax(axis=1)"),
)


@DeepNetwork.mistake("The report counts weights; biases are too few to matter.")
class ReportWithoutBiases(DeepNetwork.right):
    def dimension_report(self):
        layers = [(l, W, b, W[0] * W[1]) for l, W, b, _ in super().dimension_report()["layers"]]
        return {"layers": layers, "total": sum(row[-1] for row in layers)}


@DeepNetwork.alternative
class WithLists:
    """Layers in lists, np.dot, the parameters changed in place."""

    def __init__(self, dims, rng):
        self.dims = list(dims)
        self.L = len(dims) - 1
        self.parameters = self.initialize(rng)

    def initialize(self, rng):
        made = {}
        for i, (n_prev, n) in enumerate(zip(self.dims, self.dims[1:], strict=False), start=1):
            last = i == len(self.dims) - 1
            made["b" + str(i)] = np.zeros(n).reshape(-1, 1)
            made["W" + str(i)] = rng.standard_normal((n, n_prev)) * (1 if last else 2) ** 0.5 / n_prev**0.5
        return made

    def forward(self, X):
        self.steps, A = [], np.array(X, dtype=float)
        for i in range(1, self.L + 1):
            Z = np.dot(self.parameters["W" + str(i)], A) + self.parameters["b" + str(i)]
            self.steps.append((A, Z))
            A = Z * (Z > 0)
        if self.dims[-1] == 1:
            A = np.where(Z >= 0, 1 / (1 + np.exp(-np.abs(Z))), np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))))
        else:
            columns = [np.exp(z - max(z)) for z in Z.T]
            A = np.stack([c / c.sum() for c in columns], axis=1)
        self.output = A
        return A

    def compute_cost(self, AL, Y):
        total = 0.0
        for a, y in zip(np.transpose(AL), np.transpose(Y), strict=True):
            total -= np.sum(y * np.log(a + 1e-8))
            if len(a) == 1:
                total -= np.sum((1 - y) * np.log(1 - a + 1e-8))
        return total / Y.shape[1]

    def backward(self, Y):
        grads, dZ = {}, (self.output - Y) / Y.shape[1]  # here 1/m rides along in dZ, once
        for i in range(self.L, 0, -1):
            A_prev, _ = self.steps[i - 1]
            grads["dW" + str(i)] = np.einsum("im,jm->ij", dZ, A_prev)
            grads["db" + str(i)] = dZ.sum(1)[:, None]
            if i > 1:
                dZ = self.parameters["W" + str(i)].T.dot(dZ)
                dZ[self.steps[i - 2][1] <= 0] = 0
        return grads

    def update(self, grads, learning_rate):
        for i in range(1, self.L + 1):
            self.parameters[f"W{i}"] -= learning_rate * grads[f"dW{i}"]
            self.parameters[f"b{i}"] -= learning_rate * grads[f"db{i}"]

    def fit(self, X, Y, learning_rate, epochs):
        costs = np.zeros(epochs)
        for epoch in range(epochs):
            costs[epoch] = self.compute_cost(self.forward(X), Y)
            self.update(self.backward(Y), learning_rate)
        return costs

    def predict(self, X):
        A = self.forward(X)
        return [int(a[0] > 0.5) if len(a) == 1 else int(np.argmax(a)) for a in A.T]

    def accuracy(self, X, labels):
        right = [p == t for p, t in zip(self.predict(X), np.asarray(labels).flatten(), strict=True)]
        return 100 * sum(right) / len(right)

    def dimension_report(self):
        rows, total = [], 0
        for i in range(1, self.L + 1):
            W, b = self.parameters[f"W{i}"], self.parameters[f"b{i}"]
            rows.append([i, list(W.shape), list(b.shape), W.shape[0] * (W.shape[1] + 1)])
            total += rows[-1][3]
        return {"total": total, "layers": rows}


def _network(implementation, dims, rng):
    """A network with parameters of the check's own, biases included, and the data for it."""
    net = implementation.DeepNetwork(list(dims), np.random.default_rng(5))
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = rng.normal(size=(dims[l], 1)) * 0.3
    net.parameters = parameters
    m = 7
    X = rng.normal(size=(dims[0], m))
    labels = rng.integers(0, max(2, dims[-1]), size=m)
    Y = labels[None, :] if dims[-1] == 1 else (np.arange(dims[-1])[:, None] == labels) * 1.0
    return net, X, Y, labels


_SOFTMAX, _SIGMOID = (4, 6, 5, 3), (3, 5, 4, 1)


DeepNetwork.mistake(
    "An output of 0.5 is a 1.",
    name="half_is_one",
    edit=("> 0.5)", ">= 0.5)"),
)


@DeepNetwork.case("initialize: shapes, zero biases, standard deviations", weight=1.5)
def initial(implementation):
    dims = [60, 100, 400, 10]
    parameters = implementation.DeepNetwork(dims, np.random.default_rng(7)).parameters
    found = {"keys": sorted(parameters)}
    for l in (1, 2, 3):
        W, b = np.asarray(parameters[f"W{l}"]), np.asarray(parameters[f"b{l}"])
        wanted = np.sqrt((2 if l < 3 else 1) / dims[l - 1])
        steps = round(2 * float(np.log2(max(W.std(), 1e-12) / wanted)))  # how far off, in half powers of two
        found[f"W{l}"] = [*W.shape, steps, bool(abs(W.mean()) < 0.12 * wanted)]
        found[f"b{l}"] = [*b.shape, bool(np.all(b == 0))]
    return found


@DeepNetwork.case("initialize: the generator decides")
def generators(implementation):
    first, again, other = (
        implementation.DeepNetwork([5, 4, 3], np.random.default_rng(s)).parameters for s in (1, 1, 2)
    )
    return [bool(np.allclose(first["W1"], again["W1"])), bool(np.allclose(first["W1"], other["W1"]))]


@DeepNetwork.case("forward: the book's [2, 3, 2, 1]")
def book(implementation):
    net = implementation.DeepNetwork([2, 3, 2, 1], np.random.default_rng(0))
    net.parameters = {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]),
        "b1": np.zeros((3, 1)),
        "W2": np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]),
        "b2": np.zeros((2, 1)),
        "W3": np.array([[0.1, 0.2]]),
        "b3": np.zeros((1, 1)),
    }
    return net.forward(np.array([[1.0, -2.0, 0.5], [2.0, 1.0, -3.0]])), net.predict(np.array([[1.0], [2.0]]))


@DeepNetwork.random_case("forward: softmax of each example", n=2, weight=1.5)
def softmax_output(implementation, rng):
    net, X, _, _ = _network(implementation, _SOFTMAX, rng)
    return net.forward(X)


@DeepNetwork.case("forward: logits of size 1000")
def large_logits(implementation):
    net = implementation.DeepNetwork([2, 3], np.random.default_rng(0))
    net.parameters = {"W1": np.array([[1000.0, 0.0], [0.0, 1000.0], [1.0, 1.0]]), "b1": np.zeros((3, 1))}
    return net.forward(np.array([[1.0, -1.0, 1.0, 0.001], [-1.0, -1.0, 1.0, 0.002]]))


@DeepNetwork.case("compute_cost: given probabilities", rtol=1e-5)
def costs(implementation):
    net = implementation.DeepNetwork([2, 3], np.random.default_rng(0))
    A = np.array([[0.7, 0.1, 0.25, 0.3], [0.2, 0.8, 0.25, 0.3], [0.1, 0.1, 0.5, 0.4]])
    Y = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
    binary = implementation.DeepNetwork([2, 1], np.random.default_rng(0))
    return [net.compute_cost(A, Y), binary.compute_cost(A[:1], Y[:1])]


@DeepNetwork.random_case("backward: gradients of both outputs", n=2, weight=3, rtol=1e-4, atol=1e-6)
def gradients(implementation, rng):
    found = []
    for dims in (_SOFTMAX, _SIGMOID):
        net, X, Y, _ = _network(implementation, dims, rng)
        net.forward(X)
        grads = net.backward(Y)
        found.append({f"d{v}{l}": grads[f"d{v}{l}"] for l in range(1, len(dims)) for v in "Wb"})
    return found


@DeepNetwork.random_case("backward: equal widths", n=2, rtol=1e-4, atol=1e-6)
def equal_widths(implementation, rng):
    net, X, Y, _ = _network(implementation, (5, 5, 5, 5), rng)
    net.forward(X)
    grads = net.backward(Y)
    return [grads["dW1"], grads["dW2"], grads["dW3"]]


@DeepNetwork.case("backward: units at exactly zero")
def kink(implementation):
    net = implementation.DeepNetwork([2, 3, 2], np.random.default_rng(0))
    net.parameters = {
        "W1": np.array([[1.0, -1.0], [0.5, 1.0], [0.0, 0.0]]),
        "b1": np.zeros((3, 1)),
        "W2": np.array([[1.0, -2.0, 0.5], [0.5, 1.0, -1.0]]),
        "b2": np.zeros((2, 1)),
    }
    net.forward(np.array([[2.0, 1.0, 0.0, 3.0], [2.0, 3.0, 1.0, 1.0]]))
    grads = net.backward(np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]]))
    return [grads["dW1"], grads["db1"]]


@DeepNetwork.random_case("update: one step", n=2)
def step(implementation, rng):
    net, _, _, _ = _network(implementation, _SOFTMAX, rng)
    grads = {"d" + name: rng.normal(size=value.shape) for name, value in net.parameters.items()}
    net.update(grads, 0.3)
    return {name: net.parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3")}


@DeepNetwork.random_case("fit: costs and parameters after five epochs", n=2, weight=2, rtol=1e-5)
def training(implementation, rng):
    net, X, Y, _ = _network(implementation, _SOFTMAX, rng)
    history = net.fit(X, Y, 0.05, 5)
    return history, net.parameters["W1"], net.parameters["b2"]


@DeepNetwork.random_case("predict: class numbers", n=2)
def predictions(implementation, rng):
    found = []
    for dims in (_SOFTMAX, _SIGMOID):
        net, X, _, _ = _network(implementation, dims, rng)
        found.append(net.predict(X))
    return found


@DeepNetwork.random_case("accuracy: percent, for labels of any of the three shapes", n=2)
def percents(implementation, rng):
    found = []
    for dims in (_SOFTMAX, _SIGMOID):
        net, X, _, labels = _network(implementation, dims, rng)
        found += [net.accuracy(X, labels), net.accuracy(X, labels[:, None]), net.accuracy(X, labels[None, :])]
    return found


@DeepNetwork.case("dimension_report: [64, 128, 64, 32, 10]")
def report(implementation):
    return implementation.DeepNetwork([64, 128, 64, 32, 10], np.random.default_rng(0)).dimension_report()


@DeepNetwork.case("predict: an output of exactly 0.5", weight=0.5)
def undecided(implementation):
    net = implementation.DeepNetwork([2, 1], np.random.default_rng(0))
    net.parameters = {"W1": np.array([[1.0, -1.0]]), "b1": np.zeros((1, 1))}
    return net.predict(np.array([[2.0, 3.0, 1.0], [2.0, 1.0, 3.0]]))


@DeepNetwork.mistake("What forward keeps may belong to the class; there is only one network.")
class CacheOfTheClass(DeepNetwork.right):
    def forward(self, X):
        AL = super().forward(X)
        type(self).seen = self.Z, self.A
        return AL

    def backward(self, Y):
        self.Z, self.A = type(self).seen
        return super().backward(Y)


DeepNetwork.mistake(
    "Every layer is initialized with sqrt(2 / n), the output too.",
    name="he_at_the_output",
    edit=("gain = 2.0 if l < self.L else 1.0", "gain = 2.0"),
)
DeepNetwork.mistake(
    "The classes are numbered from 1.",
    name="classes_from_one",
    edit=("AL.argmax(axis=0)", "AL.argmax(axis=0) + 1"),
)
DeepNetwork.mistake(
    "Only the weight gradient is a sum; the bias gradient is averaged.",
    name="weight_gradient_summed",
    edit=("dZ @ self.A[l - 1].T / m", "dZ @ self.A[l - 1].T"),
)
DeepNetwork.mistake(
    "The gradient of a bias is the sum over the examples.",
    name="bias_gradient_summed",
    edit=("dZ.sum(axis=1, keepdims=True) / m", "dZ.sum(axis=1, keepdims=True)"),
)


@DeepNetwork.random_case("two networks at once do not disturb one another", n=1, rtol=1e-4, atol=1e-6)
def two_networks(implementation, rng):
    first, X, Y, _ = _network(implementation, _SOFTMAX, rng)
    second, other_X, _, _ = _network(implementation, _SOFTMAX, rng)
    first.forward(X)
    second.forward(other_X)
    return first.backward(Y)["dW2"], first.L


DeepNetwork.mistake(
    "Small random weights, 0.01 times normal, are a safe start at any width.",
    name="small_random_weights",
    edit=("np.sqrt(gain / self.dims[l - 1])", "0.01"),
)
