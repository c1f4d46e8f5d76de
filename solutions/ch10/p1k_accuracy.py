"""ch10.p1k  Accuracy in percent.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("metrics", "broadcasting", "shapes"),
    hints=(
        "What shape has predictions == labels, if one of them is a row and the other a column?",
        "Every example must be compared with its own label and with no other. Which common shape can all the allowed "
        "forms be brought into?",
        "Flatten both, compare entry by entry, take the share of matches, and mind the unit of the answer.",
    ),
)
def accuracy(predictions: np.ndarray, labels: np.ndarray) -> float:
    """Percentage of the examples whose predicted label is the true one.

    predictions : m predicted labels, shape (m,) or (1, m)
    labels      : the m true labels in the same order, shape (m,), (1, m) or (m, 1); not one-hot
    ->  a number from 0 to 100, not rounded.

    Convention: percent, not a fraction. The shapes of the two arguments may differ, the number of examples does not.
    Example: predictions [[1, 0, 1, 1]] and labels [[1], [0], [0], [1]] agree on three of four examples: 75.0.
    """
    return float(np.mean(np.ravel(predictions) == np.ravel(labels)) * 100)


@accuracy.alternative
def by_counting(predictions, labels):
    hits = 0
    pairs = list(zip(predictions.flatten().tolist(), labels.flatten().tolist(), strict=True))
    for p, y in pairs:
        if p == y:
            hits += 1
    return 100 * hits / len(pairs)


@accuracy.alternative
def from_errors(predictions, labels):
    wrong = np.count_nonzero(predictions.reshape(1, -1) - labels.reshape(1, -1))
    return 100.0 - 100.0 * wrong / labels.size


accuracy.mistake(
    "NumPy lines the two arrays up by itself, so they can be compared as they are.",
    name="broadcast_comparison",
    edit=("np.ravel(predictions) == np.ravel(labels)", "predictions == labels"),
)
accuracy.mistake("Accuracy is a number from 0 to 1.", name="fraction", edit=(" * 100", ""))
accuracy.mistake("A percentage is a whole number.", name="rounded", edit=("float(np.mean", "round(np.mean"))
accuracy.mistake("What is counted is how many are wrong.", name="error_rate", edit=("==", "!="))
accuracy.mistake(
    "The number of right answers is the accuracy.", name="count", edit=(("np.mean", "np.sum"), (" * 100", ""))
)


@accuracy.mistake("Accuracy is about class 1: the share of its examples that were found.")
def recall(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return float(100 * np.sum((p == 1) & (y == 1)) / max(1, np.sum(y == 1)))


@accuracy.mistake("The number of examples is the length of the labels' first axis.")
def divided_by_length(predictions, labels):
    return float(np.sum(np.ravel(predictions) == np.ravel(labels)) / len(labels) * 100)


@accuracy.mistake("y p + (1 - y)(1 - p) counts agreements, whatever the labels are.")
def binary_formula(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return float((np.dot(y, p) + np.dot(1 - y, 1 - p)) / y.size * 100)


@accuracy.mistake("The product of prediction and label is 1 where they agree.")
def product(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return float(100 * np.sum(p * y) / y.size)


def _labels(rng, m, classes):
    labels = rng.integers(0, classes, size=m)
    predictions = np.where(rng.random(m) < 0.6, labels, (labels + 1) % classes)
    predictions[0], predictions[1] = labels[0], (labels[1] + 1) % classes  # one right, one wrong at least
    labels[2] = predictions[2] = 1
    return predictions, labels


@accuracy.mistake("Percent are whole numbers; what is over is cut off.")
def cut_to_whole_percent(predictions, labels):
    return int(np.mean(np.ravel(predictions) == np.ravel(labels)) * 100)


@accuracy.mistake("The mean distance between the labels is the error rate, also with many classes.")
def distance_of_labels(predictions, labels):
    return 100 - 100 * float(np.mean(np.abs(np.ravel(predictions) - np.ravel(labels))))


@accuracy.random_case("classes, both (m,)", n=3, weight=2, required=True)
def classes(implementation, rng):
    return implementation.accuracy(*_labels(rng, 7, 4))


@accuracy.random_case("binary, both (1, m)", n=3)
def rows(implementation, rng):
    predictions, labels = _labels(rng, 11, 2)
    return implementation.accuracy(predictions[None, :], labels[None, :])


@accuracy.case("predictions (1, m), labels (m, 1)")
def row_and_column(implementation):
    return implementation.accuracy(np.array([[1, 0, 1, 0, 1, 1]]), np.array([[1], [0], [1], [0], [1], [0]]))


@accuracy.random_case("predictions (m,), labels (m, 1)", n=2)
def flat_and_column(implementation, rng):
    predictions, labels = _labels(rng, 9, 3)
    return implementation.accuracy(predictions, labels[:, None])


@accuracy.random_case("predictions (1, m), labels (m,)", n=2)
def row_and_flat(implementation, rng):
    predictions, labels = _labels(rng, 7, 2)
    return implementation.accuracy(predictions[None, :], labels)


@accuracy.mistake("A percentage is rounded to two decimals.")
def rounded_to_two_places(predictions, labels):
    return round(accuracy(predictions, labels), 2)


@accuracy.mistake("A batch is right only if every label is right.")
def all_or_nothing(predictions, labels):
    return 100.0 * np.array_equal(np.ravel(predictions), np.ravel(labels))
