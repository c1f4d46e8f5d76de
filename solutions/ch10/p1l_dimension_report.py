"""ch10.p1l  The dimension report as data.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("shapes", "parameter-counting"),
    hints=(
        "How many rows does the report have, if the dictionary holds one W and one b for each layer?",
        "A NumPy array knows its shape and its number of entries. Which of the two is the sum of a layer's parameters "
        "made of?",
        "Loop l from 1 to the number of layers, build the names from l (do not sort them as text), append one row, "
        "and add up the counts of the rows in the end.",
    ),
)
def dimension_report(parameters: dict[str, np.ndarray]) -> tuple[list[tuple], int]:
    """What a network consists of: a row for each layer, and the number of all its parameters.

    parameters : "W1", "b1", ..., "WL", "bL" in any order, W[l] (n[l], n[l-1]), b[l] (n[l], 1); L may exceed 9
    ->  (rows, total)
        rows  : list of (layer number, shape of W, shape of b, parameters of the layer), layers 1, 2, ..., L in order
        total : the parameters of all layers

    Weights and biases both count. The input is layer 0, owns nothing and has no row.
    Example: W1 (3, 4), b1 (3, 1), W2 (2, 3), b2 (2, 1) give
    ([(1, (3, 4), (3, 1), 15), (2, (2, 3), (2, 1), 8)], 23).
    """
    rows = []
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size + b.size))
    return rows, sum(row[3] for row in rows)


@dimension_report.alternative
def by_numbers_in_names(parameters):
    rows = []
    total = 0
    for layer in sorted({int(name[1:]) for name in parameters}):
        W, b = parameters["W" + str(layer)], parameters["b" + str(layer)]
        count = np.prod(W.shape) + len(b)
        total += count
        rows.append([layer, list(W.shape), list(b.shape), count])
    return [rows, total]


dimension_report.mistake("Only weights are parameters.", name="weights_only", edit=("W.size + b.size", "W.size"))
dimension_report.mistake(
    "len counts the entries of an array.", name="len_for_size", edit=("W.size + b.size", "len(W) + len(b)")
)
dimension_report.mistake(
    "Layers are counted from 0, as everything in Python.",
    name="numbered_from_zero",
    edit=("append((l,", "append((l - 1,"),
)
dimension_report.mistake(
    "range(1, L) ends with layer L.",
    name="output_layer_missing",
    edit=("len(parameters) // 2 + 1", "len(parameters) // 2"),
)
dimension_report.mistake(
    "A shape is written with the senders first.", name="shape_reversed", edit=("W.shape, b.shape", "W.T.shape, b.shape")
)


@dimension_report.mistake("The sorted names come in the order of the layers.")
def sorted_as_text(parameters):
    rows, total = dimension_report(parameters)
    return sorted(rows, key=lambda row: str(row[0])), total


@dimension_report.mistake("The dictionary keeps its entries in the order of the layers.")
def order_of_the_dictionary(parameters):
    rows, total = dimension_report(parameters)
    order = [int(name[1:]) for name in parameters if name[0] == "W"]
    return [rows[l - 1] for l in order], total


@dimension_report.mistake("The total is that of the weights; the rows tell about the biases.")
def total_of_weights(parameters):
    rows, total = dimension_report(parameters)
    return rows, total - sum(np.size(b) for name, b in parameters.items() if name[0] == "b")


@dimension_report.mistake("The rows are there to be printed; what is returned is the total.")
def only_total(parameters):
    return sum(array.size for array in parameters.values())


def _zeros(dims, order=None):
    layers = order if order is not None else range(1, len(dims))
    parameters = {}
    for l in layers:
        parameters[f"W{l}"], parameters[f"b{l}"] = np.zeros((dims[l], dims[l - 1])), np.zeros((dims[l], 1))
    return parameters


@dimension_report.case("[64, 128, 64, 32, 10]", required=True)
def digits(implementation):
    return implementation.dimension_report(_zeros([64, 128, 64, 32, 10]))


@dimension_report.case("no hidden layer")
def one_layer(implementation):
    return implementation.dimension_report(_zeros([7, 3]))


@dimension_report.case("twelve layers")
def twelve(implementation):
    return implementation.dimension_report(_zeros([3, 4, 2, 5, 3, 4, 2, 5, 3, 4, 2, 5, 3]))


@dimension_report.random_case("entries in any order", n=3, weight=3)
def any_order(implementation, rng):
    order = [int(l) for l in rng.permutation([1, 2, 3, 4])]
    order = order if order != [1, 2, 3, 4] else order[::-1]
    return implementation.dimension_report(_zeros([int(n) for n in rng.integers(2, 9, size=5)], order))


@dimension_report.mistake("The input layer has a row of its own.")
def row_for_the_input(parameters):
    rows, total = dimension_report(parameters)
    return [(0, (), (), 0), *rows], total


@dimension_report.mistake("A bias has one axis.")
def bias_shape_flat(parameters):
    rows, total = dimension_report(parameters)
    return [(l, W, b[:1], n) for l, W, b, n in rows], total
