"""ch10.q3  What an all-linear network is worth.    Chapter 10, GATE-style question 3"""

from itertools import pairwise

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("linear-collapse", "rank"),
    hints=(
        "Multiply two of the matrices: what is the shape of the product, and through how many numbers did everything "
        "pass?",
        "The rank of a product is at most the rank of each factor, and the rank of a matrix is at most its smaller "
        "side.",
        "Every width counts, the input's and the output's included. Is the bound reached? Take matrices with ones on "
        "the diagonal and zeros elsewhere.",
    ),
)
def largest_rank(dims: list[int]) -> int:
    """The largest rank that W[L] @ ... @ W[1] can have in a network whose activations are all g(z) = z.

    dims : the widths [n[0], n[1], ..., n[L]], the input first, L >= 1; W[l] is (n[l], n[l-1])  ->  an integer.

    Such a network is one affine map x -> W_eff x + b_eff with W_eff = W[L] ... W[1] of shape (n[L], n[0]), but not
    every matrix of that shape can be W_eff. Example: largest_rank([5, 1, 5]) is 1.

    The second function of this exercise asks what else follows.
    """
    return min(dims)


@largest_rank.part
def consequences() -> dict[str, object]:
    """Return a dict with five keys.

    "equals"      With all g(z) = z and biases that need not be 0, a deep network computes the same as
                  "a" an autoencoder, "b" a polynomial of degree L in x, "c" one layer, with an affine map,
                  "d" something that no single layer can compute.
    "powerful"    True or False: with more layers (all widths 100) it can compute maps that one layer of the same input
                  and output cannot.
    "any map"     True or False: the network [5, 1, 5] can compute every linear map from 5 numbers to 5 numbers.
    "logistic"    True or False: with linear hidden layers and one sigmoid output, the inputs with output 0.5 always
                  form a flat set (a hyperplane), unless W_eff is 0.
    "zero at 0"   True or False: the network [4, 3, 2] with biases always maps x = 0 to 0.
    """
    return {"equals": "c", "powerful": False, "any map": False, "logistic": True, "zero at 0": False}


@largest_rank.alternative
def by_experiment(dims):
    product = np.eye(dims[0])
    for n_prev, n in pairwise(dims):
        product = np.eye(n, n_prev) @ product
    return np.linalg.matrix_rank(product)


@largest_rank.mistake("Only the hidden layers can be a bottleneck.")
def hidden_widths_only(dims):
    return min(dims[1:-1], default=min(dims))


@largest_rank.mistake("The product has shape (n[L], n[0]), so its rank is the smaller of these two.")
def outer_shape_only(dims):
    return min(dims[0], dims[-1])


@largest_rank.mistake("The widest layer decides how much the network can represent.")
def widest_layer(dims):
    return max(dims)


@largest_rank.mistake("The input keeps no part in the bound; only the matrices' rows do.")
def rows_only(dims):
    return min(dims[1:])


@largest_rank.mistake("The rank is the number of outputs.")
def output_width(dims):
    return dims[-1]


@largest_rank.mistake("Each layer raises the degree, as in polynomial regression.", of="consequences")
def polynomial():
    return {**consequences(), "equals": "b"}


@largest_rank.mistake("More layers mean more power, with or without activation functions.", of="consequences")
def layers_are_power():
    return {**consequences(), "equals": "d", "powerful": True}


@largest_rank.mistake("A linear network can stand for any linear map, whatever its widths.", of="consequences")
def no_bottleneck():
    return {**consequences(), "any map": True}


@largest_rank.mistake("With a sigmoid at the end the boundary is curved.", of="consequences")
def curved_boundary():
    return {**consequences(), "logistic": False}


@largest_rank.mistake("Linear means that 0 goes to 0; biases change nothing about that.", of="consequences")
def affine_is_linear():
    return {**consequences(), "zero at 0": True}


largest_rank.call_case("bottleneck of one unit", [5, 1, 5])
largest_rank.call_case("narrow output", [9, 7, 3])
largest_rank.call_case("narrow input", [4, 30, 20, 6])
largest_rank.call_case("one layer", [6, 11])


@largest_rank.random_case("other widths", n=8, weight=4)
def other_widths(implementation, rng):
    return implementation.largest_rank([int(n) for n in rng.integers(2, 40, size=rng.integers(2, 7))])


def _probe_of(key):
    return lambda implementation: implementation.consequences()[key]


for _key in consequences():
    largest_rank.case(f"consequence: {_key}", alone=True)(_probe_of(_key))
