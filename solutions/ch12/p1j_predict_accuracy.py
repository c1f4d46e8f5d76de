"""ch12.p1j  Predict after training with dropout, and read the accuracy.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("prediction", "accuracy", "dropout"),
    hints=(
        "The weights were trained with inverted dropout. What did that do to the average input of the next layer, and "
        "what is therefore left to be done at test time?",
        "The output layer gives one probability for each example. A prediction is a decision: 1 where the probability "
        "is above the threshold, else 0. Keep the shape (1, m).",
        "Comparing (1, m) with (m,) works by luck, comparing (1, m) with (m, 1) makes an (m, m) table. Bring both sides "
        "into one shape before ==.",
        "What would a program score that always says the more frequent label? Count the labels: the larger share is it.",
    ),
)
def predict(X: np.ndarray, parameters: dict[str, np.ndarray], threshold: float = 0.5) -> np.ndarray:
    """Labels 0 and 1 for the examples X (n[0], m): an integer array of shape (1, m).

    parameters : {"W1", "b1", ..., "bL"} of a network with ReLU hidden layers and one sigmoid unit as its output,
    trained with INVERTED dropout. At test time there is no mask and no scaling: the plain forward pass.
    The label is 1 where A[L] > threshold (strictly), else 0.

    Example: W1 = [[1, -1], [0, 2]], W2 = [[1, -1]], biases 0, X = [[3, 0, 1], [1, 1, 1]]: A1 = [[2, 0, 0], [2, 2, 2]],
    Z2 = [[0, -2, -2]], A2 = [[0.5, 0.119, 0.119]]: [[0, 0, 0]], and [[1, 0, 0]] with threshold 0.4.
    """
    L = len(parameters) // 2
    A = X
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = np.maximum(0, Z) if l < L else 1 / (1 + np.exp(-Z))
    return (A > threshold).astype(int)


@predict.part
def accuracy(predictions: np.ndarray, Y: np.ndarray) -> float:
    """The percentage, 0 to 100, of predictions that agree with the labels.

    predictions : (1, m) zeros and ones;  Y : the m labels as (1, m), (m,) or (m, 1).
    Example: [[1, 0, 1, 1]] against [1, 1, 1, 0] is 50.
    """
    return float(100 * np.mean(np.ravel(predictions) == np.ravel(Y)))


@predict.part
def lift(predictions: np.ndarray, Y: np.ndarray) -> float:
    """How many percentage points the accuracy is above that of always saying the more frequent label of Y.

    Same shapes as in `accuracy`. Example: labels [0, 0, 0, 1], predictions [[0, 0, 0, 0]]: 75 - 75 = 0, although 75 %
    sounds good; a negative number means worse than not looking at X at all.
    """
    ones = 100 * np.mean(np.ravel(Y))
    return float(accuracy(predictions, Y) - max(ones, 100 - ones))


@predict.alternative
def without_the_sigmoid(X, parameters, threshold=0.5):
    limit = np.log(threshold / (1 - threshold))  # A > threshold where Z > logit(threshold)
    A, l = np.array(X, dtype=float), 1
    while f"W{l + 1}" in parameters:
        A = np.dot(parameters[f"W{l}"], A) + parameters[f"b{l}"]
        A[A < 0] = 0
        l += 1
    Z = np.dot(parameters[f"W{l}"], A) + parameters[f"b{l}"]
    return [[1 if z > limit else 0 for z in Z[0]]]


@predict.alternative(of="accuracy")
def counted(predictions, Y):
    right = 0
    labels = np.asarray(Y).reshape(-1)
    for p, y in zip(np.asarray(predictions)[0], labels, strict=True):
        right += int(p == y)
    return 100.0 * right / len(labels)


@predict.alternative(of="lift")
def with_bincount(predictions, Y):
    labels = np.asarray(Y, dtype=int).flatten()
    agree = (np.asarray(predictions).flatten() == labels).sum()
    return (agree - np.bincount(labels, minlength=2).max()) / labels.size * 100


predict.mistake(
    "After dropout training the activations are multiplied by keep_prob (0.5 if nobody says otherwise).",
    name="scaled_at_test",
    edit=("np.maximum(0, Z) if", "0.5 * np.maximum(0, Z) if"),
)
predict.mistake(
    "The threshold belongs to Z as well as to A.",
    name="threshold_on_z",
    edit=("(A > threshold)", "(Z > threshold)"),
)
predict.mistake("Predictions are cut at one half, always.", name="threshold_ignored", edit=("A > threshold", "A > 0.5"))
predict.mistake("At the threshold the answer is 1.", name="not_strict", edit=("A > threshold", "A >= threshold"))
predict.mistake(
    "The prediction is the probability.", name="probabilities", edit=("return (A > threshold).astype(int)", "return A")
)
predict.mistake(
    "A list of m labels is flat.",
    name="flat_labels",
    edit=("(A > threshold).astype(int)", "(A > threshold).astype(int)[0]"),
)
predict.mistake(
    "== compares the labels one by one, whatever their shapes.",
    name="compares_broadcast",
    of="accuracy",
    edit=("np.ravel(predictions) == np.ravel(Y)", "predictions == Y"),
)
predict.mistake(
    "Accuracy is a fraction.", name="fraction", of="accuracy", edit=("float(100 * np.mean(", "float(np.mean(")
)
predict.mistake(
    "Accuracy counts how many of the ones were found.",
    name="recall",
    of="accuracy",
    edit=("np.ravel(predictions) == np.ravel(Y))", "np.ravel(predictions)[np.ravel(Y) == 1])"),
)
predict.mistake(
    "Guessing is right in half of the cases.",
    name="baseline_is_half",
    of="lift",
    edit=("max(ones, 100 - ones)", "50"),
)
predict.mistake(
    "The output unit has no bias.",
    name="output_bias_forgotten",
    edit=(' + parameters[f"b{l}"]', ' + (parameters[f"b{l}"] if l < L else 0)'),
)
predict.mistake(
    "ReLU follows every layer, and the sigmoid comes after the last one.",
    name="relu_before_sigmoid",
    edit=("1 / (1 + np.exp(-Z))", "1 / (1 + np.exp(-np.maximum(0, Z)))"),
)
predict.mistake(
    "The baseline is the share of ones.",
    name="baseline_is_ones",
    of="lift",
    edit=("max(ones, 100 - ones)", "ones"),
)
predict.mistake(
    "All layers have the sigmoid, like the output.",
    name="sigmoid_everywhere",
    edit=("np.maximum(0, Z) if l < L else 1 / (1 + np.exp(-Z))", "1 / (1 + np.exp(-Z))"),
)
predict.mistake(
    "The more frequent label is the one that was predicted more often.",
    name="majority_of_predictions",
    of="lift",
    edit=("np.mean(np.ravel(Y))", "np.mean(np.ravel(predictions))"),
)
predict.mistake(
    "A lift is a quotient.",
    name="lift_as_quotient",
    of="lift",
    edit=("accuracy(predictions, Y) - max(ones, 100 - ones)", "accuracy(predictions, Y) / max(ones, 100 - ones)"),
)
predict.mistake(
    "A lift is never below 0.",
    name="never_negative",
    of="lift",
    edit=(
        "return float(accuracy(predictions, Y) - max(ones, 100 - ones))",
        "return max(0.0, float(accuracy(predictions, Y) - max(ones, 100 - ones)))",
    ),
)


predict.mistake(
    "Hidden layers are tanh.", name="tanh_inside", edit=("np.maximum(0, Z) if l < L", "np.tanh(Z) if l < L")
)


predict.mistake("A network has two layers.", name="two_layers_only", edit=("L = len(parameters) // 2", "L = 2"))


predict.mistake(
    "Without a model everybody says 0: the baseline is the share of zeros.",
    name="baseline_is_zeros",
    of="lift",
    edit=("max(ones, 100 - ones)", "(100 - ones)"),
)


@predict.mistake("The lift is a percentage of the baseline.", of="lift")
def relative_lift(predictions, Y):
    ones = 100 * np.mean(np.ravel(Y))
    return 100 * lift(predictions, Y) / max(ones, 100 - ones)


def _network(rng, dims):
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        parameters[f"b{l}"] = 0.3 * rng.normal(size=(dims[l], 1))
    return parameters


@predict.random_case("labels of a deep network", n=3, weight=2, required=True)
def labels(implementation, rng):
    return implementation.predict(rng.normal(size=(4, 60)), _network(rng, [4, 7, 5, 1]))


@predict.random_case("another threshold", n=3)
def thresholds(implementation, rng):
    X, parameters = rng.normal(size=(4, 50)), _network(rng, [4, 7, 5, 1])
    return [implementation.predict(X, parameters, t) for t in (0.2, 0.8)]


@predict.case("exactly at the threshold")
def border(implementation):
    parameters = {
        "W1": np.array([[1.0, -1.0], [0.0, 2.0]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[1.0, -1.0]]),
        "b2": np.zeros((1, 1)),
    }
    X = np.array([[3.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
    return implementation.predict(X, parameters), implementation.predict(X, parameters, 0.4)


@predict.random_case("accuracy: labels in any of the three shapes", n=2, weight=1.5)
def percents(implementation, rng):
    P, Y = rng.integers(0, 2, size=(1, 13)), rng.integers(0, 2, size=(1, 13))
    Y[0, :3], P[0, :3] = [1, 0, 1], [1, 1, 0]
    return [implementation.accuracy(P, Y), implementation.accuracy(P, Y[0]), implementation.accuracy(P, Y.T)]


@predict.case("lift over the more frequent label")
def lifts(implementation):
    P = np.array([[1, 0, 1, 1, 0, 0, 1]])
    labels = ([0, 0, 0, 1, 0, 0, 1], [1, 1, 1, 1, 0, 0, 1], [1, 0, 1, 0, 0, 0, 1], [0, 1, 0, 0, 0, 1, 0])
    return [implementation.lift(P, np.array([Y])) for Y in labels]
