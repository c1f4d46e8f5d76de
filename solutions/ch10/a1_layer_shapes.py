"""ch10.a1  The shapes of one layer.    Chapter 10, exercise A1"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=3,
    topics=("shapes", "notation"),
    hints=(
        "Which number of the list belongs to layer 1? The list starts with the input, and the input is layer 0.",
        "Each row of W[l] makes one unit of layer l, each column listens to one unit of layer l-1. "
        "What has one value for each unit, and what has one for each unit and example?",
        "Read n = dims[l] and n_prev = dims[l-1]; two of the four shapes are built from n and m, "
        "one from n and n_prev, one from n alone (as a column).",
    ),
)
def layer_shapes(dims: list[int], l: int, m: int) -> dict[str, tuple[int, int]]:
    """Shapes of W[l], b[l], Z[l] and A[l] in a fully connected network.

    dims : widths [n[0], n[1], ..., n[L]], the input first; l : a layer, 1 <= l <= L; m : number of examples
    ->  {"W": shape, "b": shape, "Z": shape, "A": shape}, each a tuple.

    The layer computes Z[l] = W[l] A[l-1] + b[l] and A[l] = g[l](Z[l]), g[l] element by element. Examples are columns
    (A[0] = X is (n[0], m)), the input is layer 0, biases are columns with two axes.
    Example: layer_shapes([7, 5, 2], 1, 4) is {"W": (5, 7), "b": (5, 1), "Z": (5, 4), "A": (5, 4)}.
    """
    n, n_prev = dims[l], dims[l - 1]
    return {"W": (n, n_prev), "b": (n, 1), "Z": (n, m), "A": (n, m)}


@layer_shapes.alternative
def by_doing_it(dims, l, m):
    W, b, A_prev = np.zeros((dims[l], dims[l - 1])), np.zeros((dims[l], 1)), np.zeros((dims[l - 1], m))
    Z = np.dot(W, A_prev) + b
    A = np.maximum(Z, 0)
    return {"A": list(A.shape), "Z": list(Z.shape), "W": list(W.shape), "b": list(b.shape)}


@layer_shapes.mistake("The input is layer 1, so layer l is one place further left in the list.")
def input_is_layer_one(dims, l, m):
    n, n_prev = dims[l - 1], dims[l - 2]
    return {"W": (n, n_prev), "b": (n, 1), "Z": (n, m), "A": (n, m)}


layer_shapes.mistake(
    "W goes from the previous layer to this one, so it is previous times current.",
    name="transposed_weights",
    edit=('"W": (n, n_prev)', '"W": (n_prev, n)'),
)
layer_shapes.mistake(
    "A bias is a plain list of n numbers, with one axis.", name="flat_bias", edit=('"b": (n, 1)', '"b": (n,)')
)
layer_shapes.mistake(
    "Every example is a row of Z and A.",
    name="examples_in_rows",
    edit=('"Z": (n, m), "A": (n, m)', '"Z": (m, n), "A": (m, n)'),
)
layer_shapes.mistake(
    "The bias is added to every example, so it has a column for each.",
    name="bias_for_each_example",
    edit=("(n, 1)", "(n, m)"),
)
layer_shapes.mistake(
    "Z still has the height of what comes in; only the activation brings it to the new width.",
    name="z_has_the_input_height",
    edit=('"Z": (n, m)', '"Z": (n_prev, m)'),
)


@layer_shapes.mistake("The last layer gives one prediction for each example, so its A is (1, m).")
def one_output_row(dims, l, m):
    shapes = layer_shapes(dims, l, m)
    return {**shapes, "A": (1, m)} if l == len(dims) - 1 else shapes


@layer_shapes.case("layer 3 of [100, 64, 32, 16, 10], m = 20", weight=2)
def book(implementation):
    return implementation.layer_shapes([100, 64, 32, 16, 10], 3, 20)


layer_shapes.call_case("the first layer", [100, 64, 32, 16, 10], 1, 20)
layer_shapes.call_case("the output layer", [100, 64, 32, 16, 10], 4, 20)


@layer_shapes.random_case("any layer of any network", n=5, required=True)
def any_layer(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 90), size=7, replace=False)]
    return implementation.layer_shapes(sizes[:6], int(rng.integers(1, 6)), sizes[6])


layer_shapes.mistake(
    "A bias is a row with an entry for each unit.", name="bias_row", edit=('"b": (n, 1)', '"b": (1, n)')
)
layer_shapes.mistake(
    "W[l] leads from the units of layer l to themselves.",
    name="square_weights",
    edit=('"W": (n, n_prev)', '"W": (n, n)'),
)
layer_shapes.mistake("A[l] is what enters layer l.", name="a_is_the_input", edit=('"A": (n, m)', '"A": (n_prev, m)'))
