"""ch12.e06  All shapes of a small network, forward and backward.    Chapter 12, exercise 12.6"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("shapes", "backpropagation", "forward-pass"),
    hints=(
        "Which arrays hold one column for each example, and which are the same however many examples there are?",
        "A parameter and its gradient are subtracted from one another. What does that say about their shapes?",
        "For l = 1..L write W (n[l], n[l-1]), b (n[l], 1), Z and A (n[l], m); then give each name with a d in front "
        "the same shape. X = A[0] has a gradient dA0 too.",
    ),
)
def shapes(dims: list[int], m: int) -> dict[str, tuple[int, int]]:
    """Shapes of everything in a forward and a backward pass, with m examples in columns.

    dims : widths [n[0], ..., n[L]], the input first; m : examples
    ->  {"W1": shape, "b1", "Z1", "A1", "dW1", "db1", "dZ1", "dA1", "W2", ..., "dAL"} and "dA0": 8 L + 1 entries.

    Z[l] = W[l] A[l-1] + b[l] with A[0] = X, b[l] a column with two axes. Backward: dZ[l] = dA[l] * g'(Z[l]),
    dW[l] = dZ[l] A[l-1].T / m, db[l] the mean of dZ[l] over the examples, kept as a column, dA[l-1] = W[l].T dZ[l].
    Example: shapes([2, 3], 7) has "W1" and "dW1": (3, 2), "b1" and "db1": (3, 1), "Z1", "A1", "dZ1", "dA1": (3, 7) and
    "dA0": (2, 7).
    """
    table = {"dA0": (dims[0], m)}
    for l in range(1, len(dims)):
        n, n_prev = dims[l], dims[l - 1]
        layer = {"W": (n, n_prev), "b": (n, 1), "Z": (n, m), "A": (n, m)}
        for name, shape in layer.items():
            table[f"{name}{l}"] = shape
            table[f"d{name}{l}"] = shape
    return table


@shapes.alternative
def measured(dims, m):
    arrays, A = {}, [np.ones((dims[0], m))]
    L = len(dims) - 1
    for l in range(1, L + 1):
        arrays[f"W{l}"], arrays[f"b{l}"] = np.ones((dims[l], dims[l - 1])), np.ones((dims[l], 1))
        arrays[f"Z{l}"] = np.dot(arrays[f"W{l}"], A[-1]) + arrays[f"b{l}"]
        A.append(np.tanh(arrays[f"Z{l}"]))
        arrays[f"A{l}"] = A[-1]
    dA = np.ones_like(A[-1])
    for l in range(L, 0, -1):
        arrays[f"dA{l}"], arrays[f"dZ{l}"] = dA, dA * 0.5
        arrays[f"dW{l}"], arrays[f"db{l}"] = dA @ A[l - 1].T, dA.sum(axis=1, keepdims=True)
        dA = arrays[f"W{l}"].T @ dA
    arrays["dA0"] = dA
    return {name: list(array.shape) for name, array in arrays.items()}


shapes.mistake(
    "A weight matrix is (from, to): previous width times own width.",
    name="transposed_weights",
    edit=('"W": (n, n_prev)', '"W": (n_prev, n)'),
)
shapes.mistake(
    "The bias is added to m columns, so it has m columns.",
    name="bias_for_each_example",
    edit=('"b": (n, 1)', '"b": (n, m)'),
)
shapes.mistake("A bias vector is (n,).", name="flat_bias", edit=('"b": (n, 1)', '"b": (n,)'))
shapes.mistake(
    "Examples are rows.",
    name="examples_in_rows",
    edit=(('"Z": (n, m), "A": (n, m)', '"Z": (m, n), "A": (m, n)'), ('{"dA0": (dims[0], m)}', '{"dA0": (m, dims[0])}')),
)


@shapes.mistake("The gradient of the weights is transposed against the weights.")
def transposed_gradient(dims, m):
    return {k: s[::-1] if k.startswith("dW") else s for k, s in shapes(dims, m).items()}


@shapes.mistake("Averaging over examples takes the second axis away, from dW as well as from db.")
def averaged_to_vectors(dims, m):
    return {k: s[:1] if k.startswith(("dW", "db")) else s for k, s in shapes(dims, m).items()}


@shapes.mistake("All gradients are averages over the examples, so dZ and dA are columns.")
def error_averaged(dims, m):
    return {k: (s[0], 1) if k.startswith(("dZ", "dA")) else s for k, s in shapes(dims, m).items()}


@shapes.mistake("dA0 is the error of the first layer, so it is as high as layer 1.")
def dA0_like_layer_1(dims, m):
    return {**shapes(dims, m), "dA0": (dims[1], m)}


shapes.mistake(
    "The bias gradient has a column for each example.",
    name="bias_gradient_not_summed",
    edit=('table[f"d{name}{l}"] = shape', 'table[f"d{name}{l}"] = (n, m) if name == "b" else shape'),
)
shapes.mistake(
    "The mean over the examples leaves a flat bias gradient.",
    name="flat_bias_gradient",
    edit=('table[f"d{name}{l}"] = shape', 'table[f"d{name}{l}"] = (n,) if name == "b" else shape'),
)
shapes.mistake(
    "dA[l] belongs to the layer below, so it has its height.",
    name="dA_of_the_layer_below",
    edit=('table[f"d{name}{l}"] = shape', 'table[f"d{name}{l}"] = (n_prev, m) if name == "A" else shape'),
)
shapes.mistake(
    "The input needs no gradient.",
    name="no_gradient_for_the_input",
    edit=('{"dA0": (dims[0], m)}', "{}"),
)


@shapes.mistake("Examples are rows and weights are (from, to), as in Keras.")
def keras_layout(dims, m):
    return {k: s[::-1] for k, s in shapes(dims, m).items()}


shapes.mistake(
    "The bias gradient is one number for each layer.",
    name="bias_gradient_one_number",
    edit=('table[f"d{name}{l}"] = shape', 'table[f"d{name}{l}"] = (1, 1) if name == "b" else shape'),
)


@shapes.case("[3, 4, 1] with 5 examples", weight=2)
def book(implementation):
    return implementation.shapes([3, 4, 1], 5)


@shapes.random_case("other networks", n=4, required=True)
def others(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 60), size=int(rng.integers(4, 7)), replace=False)]
    return implementation.shapes(sizes[1:], sizes[0])


@shapes.case("the gradients alone")
def gradients(implementation):
    table = implementation.shapes([6, 4, 7, 2], 9)
    return {k: tuple(v) for k, v in table.items() if k.startswith("d")}
