"""ch10.t9  The dimension table as data.    Chapter 10, the dimension-check algorithm"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("shapes", "parameter-counting", "caching"),
    hints=(
        "Of the columns of the table, which would change if you processed twice as many examples?",
        "Layer l turns A[l-1] into Z[l]. The backward pass needs both again, so both are kept: how many numbers is "
        "each of them?",
        "For l = 1..L make a dict from n = dims[l] and n_prev = dims[l-1]: three shapes, n * (n_prev + 1) parameters "
        "and (n + n_prev) * m cached numbers; append it to a list.",
    ),
)
def dimension_table(dims: list[int], m: int) -> list[dict[str, int | tuple[int, int]]]:
    """The dimension table of a network, returned as data (not printed): one dict for each layer that computes.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples  ->  a list of L dicts, for l = 1..L:
    {"layer": l, "W": shape, "b": shape, "Z": shape, "parameters": integer, "cached": integer}

    W is (n[l], n[l-1]), b is (n[l], 1), Z is (n[l], m): examples are columns, the input is layer 0 and has no row.
    "parameters" counts the weights and biases of the layer. "cached" counts the numbers that the forward pass keeps
    for the backward pass in this layer, the entries of Z[l] and of A[l-1].
    Example: dimension_table([4, 3], 5) is
    [{"layer": 1, "W": (3, 4), "b": (3, 1), "Z": (3, 5), "parameters": 15, "cached": 35}].
    """
    table = []
    for l in range(1, len(dims)):
        n, n_prev = dims[l], dims[l - 1]
        row = {"layer": l, "W": (n, n_prev), "b": (n, 1), "Z": (n, m)}
        row["parameters"] = n * n_prev + n
        row["cached"] = n * m + n_prev * m
        table.append(row)
    return table


@dimension_table.alternative
def from_arrays(dims, m):
    A, table = np.zeros((dims[0], m)), []
    for l, n in enumerate(dims[1:], start=1):
        W, b = np.zeros((n, len(A))), np.zeros((n, 1))
        Z = W.dot(A) + b
        shapes = {"W": W.shape, "b": b.shape, "Z": Z.shape}
        table.append(dict(shapes, layer=l, parameters=W.size + b.size, cached=Z.size + A.size))
        A = Z
    return table


@dimension_table.mistake("The input is a layer, so the table starts with it.")
def row_for_the_input(dims, m):
    n = dims[0]
    first = {"layer": 0, "W": (n, n), "b": (n, 1), "Z": (n, m), "parameters": 0, "cached": n * m}
    return [first, *dimension_table(dims, m)]


dimension_table.mistake(
    "W is written from the previous to the current layer.",
    name="transposed_weights",
    edit=('"W": (n, n_prev)', '"W": (n_prev, n)'),
)
dimension_table.mistake("A bias vector has one axis.", name="flat_bias", edit=('"b": (n, 1)', '"b": (n,)'))
dimension_table.mistake(
    "The examples come first in a shape.", name="examples_first", edit=('"Z": (n, m)', '"Z": (m, n)')
)
dimension_table.mistake(
    "A layer caches its own Z and its own A.",
    name="caches_its_own_output",
    edit=("n * m + n_prev * m", "n * m + n * m"),
)
dimension_table.mistake(
    "What is cached does not depend on the number of examples.",
    name="cache_of_one_example",
    edit=("n * m + n_prev * m", "n + n_prev"),
)
dimension_table.mistake("Biases are no parameters.", name="weights_only", edit=("n * n_prev + n\n", "n * n_prev\n"))
dimension_table.mistake(
    "Layers are numbered from 0, like rows of a list.",
    name="numbered_from_zero",
    edit=('"layer": l, "W": (n', '"layer": l - 1, "W": (n'),
)


@dimension_table.case("[784, 256, 128, 64, 10] with 200 examples", weight=2)
def book(implementation):
    return implementation.dimension_table([784, 256, 128, 64, 10], 200)


dimension_table.call_case("one layer", [9, 4], 6)


@dimension_table.random_case("other networks", n=4, required=True)
def other_networks(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 99), size=int(rng.integers(4, 8)), replace=False)]
    return implementation.dimension_table(sizes[1:], sizes[0])
