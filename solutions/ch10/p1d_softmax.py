"""ch10.p1d  Softmax over columns.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("activations", "softmax", "numerical-stability", "axes"),
    hints=(
        "Which numbers must add up to 1: those of one example, or those of one class? Where does an example lie here?",
        "Adding a constant to all scores of one example changes nothing in its probabilities. Which constant keeps "
        "e^z from overflowing, and leaves at least one e^z equal to 1?",
        "Take the maximum down each column, keep the axis so that it broadcasts, subtract, exponentiate, and divide "
        "by the sum down each column (axis kept again).",
    ),
)
def softmax(Z: np.ndarray) -> np.ndarray:
    """Class probabilities of every example: softmax down each column.

    Z : (n, m) scores, n classes in rows, m examples in columns  ->  (n, m), every column sums to 1:
    A[i, j] = e^Z[i, j] / sum over k of e^Z[k, j].

    Convention: examples are columns. It must stay right when a column holds scores of +-1000 or more, also when one
    column is about 1000 and the next about -1000: subtract from each column its own maximum first.
    Example: the column [2, 1, 0.1] becomes [0.659001, 0.242433, 0.098566].
    """
    shifted = Z - np.max(Z, axis=0, keepdims=True)
    exponentials = np.exp(shifted)
    return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@softmax.alternative
def column_by_column(Z):
    A = np.zeros(Z.shape)
    for j in range(Z.shape[1]):
        scores = [np.exp(z - max(Z[:, j])) for z in Z[:, j]]
        for i, score in enumerate(scores):
            A[i, j] = score / sum(scores)
    return A


@softmax.alternative
def transposed_and_in_place(Z):
    Z -= Z.max(axis=0)
    rows = np.exp(Z).T
    return (rows / rows.sum(axis=1)[:, None]).T


@softmax.alternative
def by_logarithms(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))


@softmax.mistake("The numbers in a row are what must add up to 1.")
def over_rows(Z):
    exponentials = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return exponentials / np.sum(exponentials, axis=1, keepdims=True)


@softmax.mistake("All entries of the array together add up to 1.")
def over_everything(Z):
    exponentials = np.exp(Z - np.max(Z))
    return exponentials / np.sum(exponentials)


@softmax.mistake("The exponentials can be taken as they are, since the quotient is always moderate.")
def no_shift(Z):
    with np.errstate(all="ignore"):
        exponentials = np.exp(Z)
        return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@softmax.mistake("Subtracting the largest entry of the whole array protects every column.")
def one_shift_for_all(Z):
    with np.errstate(all="ignore"):
        exponentials = np.exp(Z - np.max(Z))
        return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@softmax.mistake("The maximum has to be made small as well, so the scores are divided by it.")
def divided_by_maximum(Z):
    exponentials = np.exp(Z / np.max(np.abs(Z), axis=0, keepdims=True))
    return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@softmax.mistake("The sums line up with the array by themselves, whichever axis was summed.")
def axis_dropped(Z):
    exponentials = np.exp(Z - np.max(Z, axis=0))
    return exponentials / np.sum(exponentials, axis=1)


@softmax.mistake("Each class has a probability of its own: the sigmoid of its score.")
def sigmoids(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


@softmax.mistake("The scores are already comparable, so each is divided by the sum of its column.")
def no_exponential(Z):
    return Z / np.sum(Z, axis=0, keepdims=True)


@softmax.mistake("The class with the highest score has probability 1, the others 0.")
def one_hot_of_the_maximum(Z):
    return np.eye(len(Z))[:, np.argmax(Z, axis=0)]


@softmax.mistake("The safe form of softmax is the logarithm of it.")
def log_softmax(Z):
    shifted = Z - np.max(Z, axis=0, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=0, keepdims=True))


softmax.mistake(
    "The numbers are divided by the sum of the whole array.",
    name="one_sum_for_all",
    edit=("np.sum(exponentials, axis=0, keepdims=True)", "np.sum(exponentials)"),
)

softmax.mistake(
    "Clipping large scores is as good as subtracting the maximum.",
    name="clipped_scores",
    edit=("Z - np.max(Z, axis=0, keepdims=True)", "np.clip(Z, -50, 50)"),
)


@softmax.case("two examples of three classes", required=True)
def worked(implementation):
    return implementation.softmax(np.array([[2.0, -1.0], [1.0, 0.5], [0.1, 3.0]]))


@softmax.random_case("other scores", n=5, required=True)
def other_scores(implementation, rng):
    return implementation.softmax(rng.normal(scale=2.0, size=(rng.integers(3, 5), rng.integers(5, 9))))


@softmax.case("scores of a thousand")
def large(implementation):
    return implementation.softmax(np.array([[1000.0, 1002.0], [1001.0, 999.0], [998.0, 1002.5]]))


@softmax.case("one column high, one low")
def different_offsets(implementation):
    return implementation.softmax(np.array([[1000.0, -3000.0, 1.0], [1001.0, -3001.0, 0.0]]))


softmax.mistake(
    "Subtracting the mean of a column is as safe as subtracting its maximum.",
    name="mean_subtracted",
    edit=("np.max(Z, axis=0, keepdims=True)", "np.mean(Z, axis=0, keepdims=True)"),
)


@softmax.mistake("The maximum of each class is subtracted, whatever the example.")
def maximum_of_each_row(Z):
    exponentials = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@softmax.case("one score far above the others")
def far_above(implementation):
    return implementation.softmax(np.array([[1500.0, 2.0], [-1000.0, 1.0], [-1000.0, -1.0]]))
