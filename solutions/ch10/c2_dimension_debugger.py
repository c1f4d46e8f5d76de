"""ch10.c2  A dimension debugger.    Chapter 10, Exercise C2"""

import numpy as np

from dlgrade import exercise

Warnings = list[tuple[int, str, tuple[int, ...], tuple[int, ...]]]


@exercise(
    points=8,
    topics=("shapes", "debugging"),
    hints=(
        "Do you have to multiply anything to know that a shape is wrong? Where does it stand what each shape must be?",
        "Every expected shape follows from dims alone: W[l] is (n[l], n[l-1]), b[l] is (n[l], 1). If it follows from "
        "what the layer before really has, one bug reports its neighbours as well.",
        "`==` between two tuples compares them entry by entry and axis by axis: (4,) == (4, 1) is False, although "
        "NumPy would often add the two without a word.",
        "Start with an empty list. Compare X, then for l = 1..L compare W[l] and b[l], in this order; append a tuple "
        "at each mismatch and go on; return the list at the end.",
    ),
)
def dimension_debug(dims: list[int], parameters: dict[str, np.ndarray], X: np.ndarray) -> Warnings:
    """Every shape with which a forward pass starts that is not what the layer widths demand.

    dims       : the layer widths [n[0], n[1], ..., n[L]], the input first.  dims is right; the arrays may be wrong.
    parameters : "W1", "b1", ..., "WL", "bL"; all keys are there, every value is an array.
    X          : the input, with two axes; examples are columns, any number of them.
    ->           a list of tuples (layer, quantity, got shape, expected shape), one for each mismatch, [] if all fit.

    What is compared, and in which order:
      layer 0           "X"  with (n[0], m), where m is the number of columns that X has;
      layer l = 1..L    "W"  with (n[l], n[l-1]), then "b" with (n[l], 1).

    Shapes are compared axis by axis: (4,) is not (4, 1), even where NumPy would broadcast it silently.  All layers are
    looked at, whatever was found before.  Expected shapes come from dims only, never from neighbouring arrays: one
    transposed matrix is one warning.  Nothing is printed or raised.

    Example: dims [5, 4, 3, 2], every shape right but W2, which is transposed: [(2, "W", (4, 3), (3, 4))].
    """
    found = []
    if X.shape[0] != dims[0]:
        found.append((0, "X", X.shape, (dims[0], X.shape[1])))
    for layer in range(1, len(dims)):
        for quantity, expected in (("W", (dims[layer], dims[layer - 1])), ("b", (dims[layer], 1))):
            got = parameters[f"{quantity}{layer}"].shape
            if got != expected:
                found.append((layer, quantity, got, expected))
    return found


@dimension_debug.alternative
def one_table(dims, parameters, X):
    table = [(0, "X", list(np.shape(X)), [dims[0], np.shape(X)[1]])]
    layer = 1
    while layer < len(dims):
        n, n_prev = dims[layer], dims[layer - 1]
        table.append((layer, "W", list(np.shape(parameters["W" + str(layer)])), [n, n_prev]))
        table.append((layer, "b", list(np.shape(parameters["b" + str(layer)])), [n, 1]))
        layer += 1
    return [row for row in table if row[2] != row[3]]


@dimension_debug.mistake("After the first mismatch the pass cannot go on.")
def stops_at_the_first(dims, parameters, X):
    return dimension_debug(dims, parameters, X)[:1]


dimension_debug.mistake(
    "W[l] has the senders in its rows: it is (n[l-1], n[l]).",
    name="rows_are_senders",
    edit=("(dims[layer], dims[layer - 1])", "(dims[layer - 1], dims[layer])"),
)
dimension_debug.mistake(
    "A bias vector may as well have a single axis; the number of its entries is what counts.",
    name="flat_bias_is_fine",
    edit=("if got != expected:", 'if got != expected and not (quantity == "b" and got == (dims[layer],)):'),
)
dimension_debug.mistake(
    "The bias of a layer has shape (n[l],).",
    name="biases_are_flat",
    edit=('("b", (dims[layer], 1))', '("b", (dims[layer],))'),
)
dimension_debug.mistake(
    "A matrix with the right number of entries has the right shape.",
    name="compares_sizes",
    edit=("if got != expected:", "if np.prod(got) != np.prod(expected):"),
)
dimension_debug.mistake(
    "The list dims runs to the last hidden layer, so the output layer needs no check.",
    name="output_layer_left_out",
    edit=("range(1, len(dims))", "range(1, len(dims) - 1)"),
)


@dimension_debug.mistake("If the shapes of neighbours fit together, the network is right.")
def neighbours_only(dims, parameters, X):
    found = []
    rows = X.shape[0]
    for layer in range(1, len(dims)):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        if W.shape[1] != rows:
            found.append((layer, "W", W.shape, (dims[layer], rows)))
        if b.shape != (W.shape[0], 1):
            found.append((layer, "b", b.shape, (W.shape[0], 1)))
        rows = W.shape[0]
    return found


@dimension_debug.mistake("The input is data, only parameters can have a wrong shape.")
def input_not_looked_at(dims, parameters, X):
    return [row for row in dimension_debug(dims, parameters, X) if row[0] > 0]


@dimension_debug.mistake(
    "If NumPy raises nothing, nothing is wrong; a mismatch is what the product or the sum refuses."
)
def only_what_raises(dims, parameters, X):
    found = []
    A = X
    for layer in range(1, len(dims)):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        try:
            Z = W @ A
        except ValueError:
            found.append((layer, "W", W.shape, (dims[layer], dims[layer - 1])))
            Z = np.zeros((dims[layer], X.shape[1]))
        try:
            A = Z + b
        except ValueError:
            found.append((layer, "b", b.shape, (dims[layer], 1)))
            A = Z
    return found


@dimension_debug.mistake("Warnings are printed; there is nothing to return.")
def only_prints(dims, parameters, X):
    dimension_debug(dims, parameters, X)


@dimension_debug.mistake("The list has all matrices first, then all biases.")
def weights_before_biases(dims, parameters, X):
    return sorted(dimension_debug(dims, parameters, X), key=lambda row: row[1] == "b")


@dimension_debug.mistake("Shapes are checked while the forward pass runs.")
def runs_the_pass(dims, parameters, X):
    found = []
    A = X
    for layer in range(1, len(dims)):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        if W.shape != (dims[layer], dims[layer - 1]):
            found.append((layer, "W", W.shape, (dims[layer], dims[layer - 1])))
        if b.shape != (dims[layer], 1):
            found.append((layer, "b", b.shape, (dims[layer], 1)))
        A = np.maximum(0, W @ A + b)
    return found


from itertools import pairwise  # noqa: E402  for the cases only, not part of the stub


def network(dims, **wrong):
    """Zero arrays of the right shapes, but for those that are named with a shape."""
    shapes = {}
    for i, (n_prev, n) in enumerate(pairwise(dims), start=1):
        shapes[f"W{i}"], shapes[f"b{i}"] = (n, n_prev), (n, 1)
    return {name: np.zeros(shape) for name, shape in {**shapes, **wrong}.items()}


dimension_debug.mistake(
    "A warning names the expected shape first and then the one that was found.",
    name="expected_before_got",
    edit=(
        ('(0, "X", X.shape, (dims[0], X.shape[1]))', '(0, "X", (dims[0], X.shape[1]), X.shape)'),
        ("(layer, quantity, got, expected)", "(layer, quantity, expected, got)"),
    ),
)


@dimension_debug.case("a clean network: no warning")
def clean(implementation):
    return implementation.dimension_debug([5, 4, 3, 2], network([5, 4, 3, 2]), np.zeros((5, 7)))


@dimension_debug.case("W2 transposed: one warning", required=True)
def transposed(implementation):
    return implementation.dimension_debug([5, 4, 3, 2], network([5, 4, 3, 2], W2=(4, 3)), np.zeros((5, 7)))


@dimension_debug.case("b1 without its second axis: one warning")
def flat_bias(implementation):
    return implementation.dimension_debug([5, 4, 3, 2], network([5, 4, 3, 2], b1=(4,)), np.zeros((5, 7)))


@dimension_debug.case("a flat bias that NumPy adds silently, since there are as many examples as units")
def silent(implementation):
    return implementation.dimension_debug([5, 4, 4, 2], network([5, 4, 4, 2], b2=(4,), b3=(1, 2)), np.zeros((5, 4)))


@dimension_debug.case("layers that fit one another, but not dims")
def consistent(implementation):
    parameters = network([5, 3, 3, 2])
    return implementation.dimension_debug([5, 4, 3, 2], parameters, np.zeros((5, 7)))


@dimension_debug.case("several bugs, the input and the output layer among them")
def several(implementation):
    parameters = network([6, 5, 4, 3, 2], W1=(6, 5), b2=(1, 4), W4=(3, 2), b4=(3, 1))
    return implementation.dimension_debug([6, 5, 4, 3, 2], parameters, np.zeros((9, 6)))


@dimension_debug.random_case("other networks, some entries transposed or flat", n=6, weight=6)
def other(implementation, rng):
    dims = [int(n) for n in rng.permutation(np.arange(2, 9))[: rng.integers(3, 7)]]
    parameters = network(dims)
    for name, value in parameters.items():
        if rng.random() < 0.4:
            parameters[name] = value.T if name[0] == "W" or rng.random() < 0.5 else value.ravel()
    return implementation.dimension_debug(dims, parameters, np.zeros((dims[0], 11)))


@dimension_debug.mistake("Layers are gone through in the order in which their keys sort.")
def layers_in_text_order(dims, parameters, X):
    return sorted(dimension_debug(dims, parameters, X), key=lambda row: str(row[0]))


@dimension_debug.mistake('The quantity is the key of the dictionary: "W2", not "W".')
def quantity_is_the_key(dims, parameters, X):
    return [(l, q + str(l) if l else q, got, wanted) for l, q, got, wanted in dimension_debug(dims, parameters, X)]


@dimension_debug.case("twelve layers: 2, 10 and 11 are wrong")
def twelve_layers(implementation):
    dims = [3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 2]
    parameters = network(dims, W2=(4, 5), b10=(4,), W11=(4, 5))
    return implementation.dimension_debug(dims, parameters, np.zeros((3, 7)))
