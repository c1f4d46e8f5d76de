"""ch10.b4  Every shape of a forward pass.    Chapter 10, exercise B4"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("shapes", "forward-pass"),
    hints=(
        "Which of the quantities know about the number of examples, and which would be the same for a single one?",
        "In Z = W A_prev + b the inner sizes of the product must meet: what stands in A_prev's rows must stand in W's "
        "columns, and the result keeps W's rows and A_prev's columns.",
        "Loop l from 1 to L (the last index of dims, included) and write four entries for each l, "
        'with keys like f"W{l}"; use dims[l], dims[l-1] and m.',
    ),
)
def all_shapes(dims: list[int], m: int) -> dict[str, tuple[int, int]]:
    """The shapes of W, b, Z and A in every layer, as a dict.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples
    ->  {"W1": shape, "b1": shape, "Z1": shape, "A1": shape, "W2": ..., ..., "AL": shape}: 4 L entries, tuples.

    Examples are columns, so A[0] = X is (n[0], m); X itself is not listed. Z[l] = W[l] A[l-1] + b[l] where b[l] is a
    column with two axes that is broadcast over the examples; A[l] = g(Z[l]) element by element.
    Example: all_shapes([6, 3], 8) is {"W1": (3, 6), "b1": (3, 1), "Z1": (3, 8), "A1": (3, 8)}.
    """
    shapes = {}
    for l in range(1, len(dims)):
        n, n_prev = dims[l], dims[l - 1]
        shapes[f"W{l}"] = (n, n_prev)
        shapes[f"b{l}"] = (n, 1)
        shapes[f"Z{l}"] = (n, m)
        shapes[f"A{l}"] = (n, m)
    return shapes


@all_shapes.alternative
def run_the_network(dims, m):
    arrays, A = {}, np.ones((dims[0], m))
    for i, n in enumerate(dims[1:]):
        arrays["W" + str(i + 1)] = W = np.zeros((n, len(A)))
        arrays["b" + str(i + 1)] = b = np.zeros((n, 1))
        arrays["Z" + str(i + 1)] = W @ A + b
        arrays["A" + str(i + 1)] = A = np.tanh(W @ A + b)
    return {name: array.shape for name, array in arrays.items()}


all_shapes.mistake(
    "A weight matrix is previous width times current width.",
    name="transposed_weights",
    edit=("(n, n_prev)", "(n_prev, n)"),
)
all_shapes.mistake("np.zeros(n) is a column, so a bias is (n,).", name="flat_bias", edit=("(n, 1)", "(n,)"))


@all_shapes.mistake("Data tables have an example in each row, so Z and A are (m, n).")
def examples_in_rows(dims, m):
    return {k: s[::-1] if k[0] in "ZA" else s for k, s in all_shapes(dims, m).items()}


@all_shapes.mistake("range(1, L) visits all L layers.")
def last_layer_missed(dims, m):
    return all_shapes(dims[:-1], m)


@all_shapes.mistake("The input is layer 1, so the first matrix is W2.")
def numbered_from_the_input(dims, m):
    return {f"{k[0]}{int(k[1:]) + 1}": s for k, s in all_shapes(dims, m).items()}


@all_shapes.mistake("The output must have the shape of the input again.")
def output_like_the_input(dims, m):
    return {**all_shapes(dims, m), f"A{len(dims) - 1}": (dims[0], m)}


all_shapes.mistake(
    "The bias is added to all m examples, so it has m columns.", name="bias_for_each_example", edit=("(n, 1)", "(n, m)")
)


@all_shapes.mistake("Python counts from 0, so the first matrix is W0.")
def numbered_from_zero(dims, m):
    return {f"{k[0]}{int(k[1:]) - 1}": s for k, s in all_shapes(dims, m).items()}


@all_shapes.case("[5, 4, 3, 2] with 100 examples", weight=2)
def book(implementation):
    return implementation.all_shapes([5, 4, 3, 2], 100)


all_shapes.call_case("no hidden layer", [6, 3], 8)


@all_shapes.random_case("any network", n=5, required=True)
def any_network(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 99), size=int(rng.integers(4, 8)), replace=False)]
    return implementation.all_shapes(sizes[1:], sizes[0])


all_shapes.mistake("A bias is a row with an entry for each unit.", name="bias_row", edit=("= (n, 1)", "= (1, n)"))


@all_shapes.mistake("The input belongs to the list of shapes as A0.")
def input_listed(dims, m):
    return {"A0": (dims[0], m), **all_shapes(dims, m)}


@all_shapes.mistake("A[l] is what enters layer l.")
def a_is_the_input(dims, m):
    return {**all_shapes(dims, m), **{f"A{l}": (dims[l - 1], m) for l in range(1, len(dims))}}
