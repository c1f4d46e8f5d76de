"""ch10.p1g  Cross-entropy cost, binary and multi-class.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    rtol=1e-5,
    topics=("loss", "cross-entropy", "axes"),
    hints=(
        "One example first: which of its predicted numbers matter, if its class is known?",
        "With a one-hot column the product Y * log(AL) leaves one logarithm per example. With a single output row the "
        "label 0 must count as well: what probability does the network give to class 0?",
        "Tell the two formulas apart by the number of rows of AL, multiply entry by entry, sum over everything, "
        "divide by the number of columns, and mind the sign: a cost is never negative here.",
    ),
)
def compute_cost(AL: np.ndarray, Y: np.ndarray) -> float:
    """Mean cross-entropy of a batch, as one number.

    AL : (n, m) predicted probabilities, an example per column, all strictly between 0 and 1
    Y  : (n, m) labels: zeros and ones if n == 1, a one-hot column per example if n > 1
    ->  a number (not an array with axes)

    n == 1:  J = -(1/m) sum over i of [ y_i ln(a_i) + (1 - y_i) ln(1 - a_i) ]
    n > 1 :  J = -(1/m) sum over examples i and classes k of Y[k, i] ln(AL[k, i])

    Convention: natural logarithm, the exact loss without an epsilon inside the logarithm (probabilities of 0 and 1
    do not occur; a constant up to 1e-8 inside the logarithm does no harm). The 1/m counts examples, not entries.

    Example: AL = [[0.8, 0.3]], Y = [[1, 0]] gives 0.289909. Ten classes at 0.1 each give ln 10 = 2.302585.
    """
    n, m = AL.shape
    if n == 1:
        return float(-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m)
    return float(-np.sum(Y * np.log(AL)) / m)


@compute_cost.alternative
def by_loops(AL, Y):
    n, m = Y.shape
    total = 0.0
    for i in range(m):
        if n == 1:
            total -= np.log(AL[0, i] if Y[0, i] == 1 else 1 - AL[0, i])
        else:
            total -= np.log(AL[np.argmax(Y[:, i]), i])
    return total / m


@compute_cost.alternative
def by_products(AL, Y):
    m = Y.shape[1]
    if len(Y) == 1:
        return np.squeeze(-(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m)
    return -np.trace(Y.T @ np.log(AL)) / m


@compute_cost.alternative
def with_epsilon(AL, Y):
    if AL.shape[0] == 1:
        return np.mean(-Y * np.log(AL + 1e-8) - (1 - Y) * np.log(1 - AL + 1e-8))
    return np.mean(np.sum(-Y * np.log(AL + 1e-8), axis=0))


compute_cost.mistake(
    "An example of class 0 costs nothing, because its label is 0.",
    name="only_class_one",
    edit=(" + (1 - Y) * np.log(1 - AL)", ""),
)
compute_cost.mistake(
    "With several classes the zeros of the one-hot label count through ln(1 - a) too.",
    name="binary_formula_for_classes",
    edit=("if n == 1:", "if n >= 1:"),
)


@compute_cost.mistake("The mean over the whole array is the mean over the examples.")
def mean_of_entries(AL, Y):
    return compute_cost(AL, Y) / len(AL)


@compute_cost.mistake("The cost of a batch is the sum over its examples.")
def sum_of_examples(AL, Y):
    return compute_cost(AL, Y) * AL.shape[1]


@compute_cost.mistake("The logarithm of the cross-entropy has base 2.")
def base_two(AL, Y):
    return compute_cost(AL, Y) / np.log(2)


@compute_cost.mistake("The logarithm of the cross-entropy has base 10.")
def base_ten(AL, Y):
    return compute_cost(AL, Y) / np.log(10)


@compute_cost.mistake("A cost is the mean of the logarithms, without the minus.")
def negative(AL, Y):
    return -compute_cost(AL, Y)


@compute_cost.mistake("The product of a row with a column is a number already.")
def one_by_one(AL, Y):
    m = AL.shape[1]
    if len(AL) == 1:
        return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
    return -np.sum(Y * np.log(AL)) / m


@compute_cost.mistake("A matrix product Y log(AL)^T pairs every class with itself, and its sum is wanted.")
def matrix_product(AL, Y):
    if len(AL) == 1:
        return compute_cost(AL, Y)
    return -np.sum(Y @ np.log(AL).T) / AL.shape[1]


@compute_cost.mistake("The cost is the mean squared difference from the labels.")
def squared_error(AL, Y):
    return np.sum((AL - Y) ** 2) / AL.shape[1]


@compute_cost.mistake("Prediction and label can change places inside the cross-entropy.")
def arguments_swapped(AL, Y):
    return -np.sum(AL * np.log(np.clip(Y, 1e-8, 1))) / AL.shape[1]


compute_cost.mistake(
    "The mean is taken over the rows.",
    name="mean_over_classes",
    edit=("n, m = AL.shape", "n = m = len(AL)"),
)


@compute_cost.case("binary, by hand")
def binary_by_hand(implementation):
    return implementation.compute_cost(np.array([[0.8, 0.3, 0.6]]), np.array([[1, 0, 0]]))


@compute_cost.case("ten undecided classes")
def undecided(implementation):
    return implementation.compute_cost(np.full((10, 4), 0.1), np.eye(10)[:, [3, 0, 9, 3]])


@compute_cost.random_case("binary", n=4, weight=2, required=True)
def binary(implementation, rng):
    m = int(rng.integers(5, 9))
    Y = rng.integers(0, 2, size=(1, m))
    Y[0, :2] = 0, 1
    return implementation.compute_cost(rng.uniform(0.1, 0.9, size=(1, m)), Y)


@compute_cost.random_case("several classes", n=4, weight=2)
def classes(implementation, rng):
    n, m = int(rng.integers(3, 5)), int(rng.integers(6, 9))
    P = rng.uniform(0.2, 1.0, size=(n, m))
    return implementation.compute_cost(P / P.sum(axis=0), np.eye(n)[:, rng.integers(0, n, size=m)])


compute_cost.mistake(
    "A mean cost carries 1 / (2m), as the squared error does.",
    name="half_the_mean",
    edit=("* np.log(1 - AL)) / m)", "* np.log(1 - AL)) / (2 * m))"),
)


@compute_cost.mistake("keepdims belongs to every sum.")
def axes_kept(AL, Y):
    return np.full((1, 1), compute_cost(AL, Y))


@compute_cost.mistake("The cost has an entry for each example.")
def cost_of_each_example(AL, Y):
    return np.array([compute_cost(AL[:, [i]], Y[:, [i]]) for i in range(Y.shape[1])])
