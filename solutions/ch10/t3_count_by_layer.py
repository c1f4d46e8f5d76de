"""ch10.t3  Count layer by layer.    Chapter 10, the example that counts everything"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("parameter-counting",),
    hints=(
        "How long must both lists be? Compare the number of widths with the number of layers that own parameters.",
        "A weight matrix needs two neighbouring widths, the bias vector of the same layer only one of them: which?",
        "Make a list of products of neighbours (zip dims with dims shifted by one), a list of the widths without the "
        "first, and add up both lists for the total.",
    ),
)
def count_by_layer(dims: list[int]) -> dict[str, list[int] | int]:
    """The weights and the biases of every layer, and the total.

    dims : widths [n[0], n[1], ..., n[L]], the input first
    ->  {"weights": [L integers], "biases": [L integers], "total": integer}; place 0 of the lists is layer 1.

    W[l] is (n[l], n[l-1]) and b[l] is (n[l], 1) for l = 1..L; L is the number of hidden layers plus the output, the
    input is layer 0 and owns nothing. The total counts all weights and all biases.
    Example: count_by_layer([6, 4, 3]) is {"weights": [24, 12], "biases": [4, 3], "total": 43}.
    """
    weights = [dims[l] * dims[l - 1] for l in range(1, len(dims))]
    biases = list(dims[1:])
    return {"weights": weights, "biases": biases, "total": sum(weights) + sum(biases)}


@count_by_layer.alternative
def with_arrays(dims):
    n = np.array(dims)
    weights = n[1:] * n[:-1]
    return {"weights": weights, "biases": n[1:], "total": np.sum(n[1:] * (n[:-1] + 1))}


@count_by_layer.alternative
def by_popping(dims):
    found = {"weights": [], "biases": [], "total": 0}
    while len(dims) > 1:
        n_prev = dims.pop(0)
        found["weights"].append(n_prev * dims[0])
        found["biases"].append(dims[0])
        found["total"] += (n_prev + 1) * dims[0]
    return found


@count_by_layer.mistake("Only weights are learned, so the total is the sum of the weights.")
def total_of_weights(dims):
    found = count_by_layer(dims)
    return {**found, "total": sum(found["weights"])}


@count_by_layer.mistake("Every layer in the list has biases, the input too.")
def input_biases(dims):
    found = count_by_layer(dims)
    return {**found, "biases": list(dims), "total": found["total"] + dims[0]}


@count_by_layer.mistake("A layer shares one bias.")
def one_bias_for_a_layer(dims):
    weights = count_by_layer(dims)["weights"]
    return {"weights": weights, "biases": [1] * len(weights), "total": sum(weights) + len(weights)}


@count_by_layer.mistake("L counts the hidden layers only; the output is no layer of the count.")
def output_left_out(dims):
    return count_by_layer(dims[:-1])


@count_by_layer.mistake("The bias sits at the sending end of the connections.")
def biases_of_the_sender(dims):
    weights = count_by_layer(dims)["weights"]
    return {"weights": weights, "biases": list(dims[:-1]), "total": sum(weights) + sum(dims[:-1])}


@count_by_layer.mistake("The weights of a layer are its own width squared.")
def squares_of_widths(dims):
    weights = [n * n for n in dims[1:]]
    return {"weights": weights, "biases": list(dims[1:]), "total": sum(weights) + sum(dims[1:])}


count_by_layer.mistake(
    "There are as many layers with weights as entries in dims.",
    name="one_layer_too_many",
    edit=("[dims[l] * dims[l - 1] for l in range(1, len(dims))]", "[dims[l] * dims[l + 1] for l in range(len(dims))]"),
)


count_by_layer.mistake(
    "Every layer is connected to the input.",
    name="input_feeds_every_layer",
    edit=("dims[l] * dims[l - 1]", "dims[l] * dims[0]"),
)


@count_by_layer.case("[784, 256, 128, 64, 10]", weight=2)
def book(implementation):
    return implementation.count_by_layer([784, 256, 128, 64, 10])


count_by_layer.call_case("no hidden layer", [9, 4])


@count_by_layer.random_case("other networks", n=5, required=True)
def other_networks(implementation, rng):
    return implementation.count_by_layer([int(n) for n in rng.integers(2, 200, size=rng.integers(3, 8))])


@count_by_layer.mistake("The output layer has no biases.")
def output_without_biases(dims):
    right = count_by_layer(dims)
    return {**right, "biases": [*right["biases"][:-1], 0], "total": right["total"] - dims[-1]}
