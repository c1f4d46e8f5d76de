"""ch10.p1j  From probabilities to predicted labels.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("prediction", "axes"),
    hints=(
        "How many answers must come out for m examples, and what does each of them name?",
        "One output row is the probability of class 1: compare it with a half. Several rows are the probabilities of "
        "several classes: where in its column is the largest?",
        "Look at AL.shape[0]. For one row compare with 0.5 and turn the booleans into 0 and 1; for more take the "
        "position of the maximum along the axis that runs over the classes.",
    ),
)
def predict(AL: np.ndarray) -> np.ndarray:
    """The label that the network predicts for each example.

    AL : (n, m) output of the forward pass, an example per column
    ->  n == 1: (1, m), 1 where the probability is greater than 0.5 and 0 otherwise (exactly 0.5 gives 0)
        n > 1 : (m,), the index of the most probable class, counted from 0; the class is the row

    Several classes are never tied. Booleans will do for the zeros and ones.
    Example: [[0.2, 0.9, 0.5]] gives [[0, 1, 0]]; [[0.1, 0.6], [0.7, 0.3], [0.2, 0.1]] gives [1, 0].
    """
    if AL.shape[0] == 1:
        return (AL > 0.5).astype(int)
    return np.argmax(AL, axis=0)


@predict.alternative
def with_loops(AL):
    n, m = AL.shape
    if n == 1:
        return [[1 if a > 0.5 else 0 for a in AL[0]]]
    return [max(range(n), key=lambda k, j=j: AL[k, j]) for j in range(m)]


@predict.alternative
def in_place(AL):
    if len(AL) > 1:
        return AL.T.argmax(axis=1)
    AL[AL > 0.5] = 1
    AL[AL < 1] = 0
    return AL


predict.mistake(
    "A probability of one half already counts as class 1.", name="half_is_one", edit=("AL > 0.5", "AL >= 0.5")
)
predict.mistake("The classes lie along the second axis.", name="wrong_axis", edit=("axis=0", "axis=1"))
predict.mistake(
    "argmax finds the class of each example by itself.", name="no_axis", edit=("np.argmax(AL, axis=0)", "np.argmax(AL)")
)
predict.mistake(
    "Classes are counted from 1.", name="from_one", edit=("np.argmax(AL, axis=0)", "np.argmax(AL, axis=0) + 1")
)


@predict.mistake("The largest entry of the column is the class, with one output unit as well.")
def argmax_always(AL):
    return np.argmax(AL, axis=0)


@predict.mistake("Every probability is compared with a half, whatever the number of classes.")
def threshold_always(AL):
    return (AL > 0.5).astype(int)


@predict.mistake("The prediction is the probability itself.")
def probabilities(AL):
    return AL if len(AL) == 1 else np.max(AL, axis=0)


@predict.mistake("The sigmoid's output is positive for class 1, so the threshold is 0.")
def threshold_zero(AL):
    return (AL > 0).astype(int) if len(AL) == 1 else np.argmax(AL, axis=0)


predict.mistake(
    "Predictions are one number for each example, a flat array, with one output unit too.",
    name="flat_binary",
    edit=("(AL > 0.5)", "(AL[0] > 0.5)"),
)


@predict.random_case("binary", n=3, weight=2)
def binary(implementation, rng):
    return implementation.predict(rng.uniform(0.01, 0.99, size=(1, int(rng.integers(7, 12)))))


@predict.random_case("several classes", n=4, weight=2, required=True)
def classes(implementation, rng):
    P = rng.uniform(0.1, 1.0, size=(int(rng.integers(3, 5)), int(rng.integers(6, 9))))
    return implementation.predict(P / P.sum(axis=0))


@predict.case("no class reaches a half")
def no_majority(implementation):
    return implementation.predict(np.array([[0.3, 0.25], [0.1, 0.3], [0.4, 0.2], [0.2, 0.25]]))


@predict.case("exactly one half")
def one_half(implementation):
    return implementation.predict(np.array([[0.5, 0.500001, 0.499999, 0.75]]))


@predict.mistake("The prediction of a class is its probability.")
def largest_probability(AL):
    return predict(AL) if AL.shape[0] == 1 else np.max(AL, axis=0)


@predict.mistake("Predictions of classes are one-hot columns.")
def one_hot(AL):
    return predict(AL) if AL.shape[0] == 1 else (AL == AL.max(axis=0)).astype(int)


@predict.mistake("Predictions keep two axes, for classes too.")
def axis_kept(AL):
    return predict(AL) if AL.shape[0] == 1 else np.argmax(AL, axis=0, keepdims=True)
