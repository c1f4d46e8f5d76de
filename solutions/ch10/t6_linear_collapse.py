"""ch10.t6  A deep linear network is one layer.    Chapter 10, why activations must be nonlinear"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("linear-networks", "matrix-products", "multi-layer"),
    hints=(
        "Write down W2 (W1 x + b1) + b2 and multiply out. What stands in front of x, and what is left without x?",
        "Which matrices does the first bias still pass through on its way to the output? And the last bias?",
        "Go from the first layer to the last and keep one pair (W, b) for the layers so far. A further layer acts on "
        "both of them, and then adds its own bias.",
    ),
)
def collapse(weights: list[np.ndarray], biases: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The single affine layer that does what a network without activation functions does.

    weights : [W[1], ..., W[L]], W[l] is (n[l], n[l-1])
    biases  : [b[1], ..., b[L]], b[l] is (n[l], 1)
    ->  (W, b) with W (n[L], n[0]) and b (n[L], 1) such that W x + b is the output for every input x, where layer l
    computes a[l] = W[l] a[l-1] + b[l] and a[0] = x is a column.

    L >= 1; all layers are linear. W[l] stands at list index l - 1.
    Example: W1 = [[1, 2], [3, 4]], b1 = [[1], [-1]], W2 = [[0, 1], [1, 0]], b2 = [[2], [0]] give
    W = [[3, 4], [1, 2]] and b = [[1], [1]].
    """
    W, b = weights[0], biases[0]
    for W_next, b_next in zip(weights[1:], biases[1:], strict=True):
        W = W_next @ W
        b = W_next @ b + b_next
    return W, b


@collapse.alternative
def from_the_back(weights, biases):
    W = np.eye(weights[-1].shape[0])
    b = np.zeros(biases[-1].shape)
    for l in range(len(weights) - 1, -1, -1):
        b += np.dot(W, biases[l])  # b[l] still has to pass through all later layers
        W = np.dot(W, weights[l])
    return W, b


@collapse.alternative
def by_probing(weights, biases):
    def network(x):
        for W, b in zip(weights, biases, strict=True):
            x = [sum(w * a for w, a in zip(row, x, strict=True)) + c for row, (c,) in zip(W, b, strict=True)]
        return np.array(x)

    n = weights[0].shape[1]
    at_zero = network([0.0] * n)
    columns = [network([float(i == j) for i in range(n)]) - at_zero for j in range(n)]
    return np.stack(columns, axis=1), at_zero[:, None]


collapse.mistake(
    "The matrices are multiplied in the order in which the data meet them, W1 W2 ... WL.",
    name="order_reversed",
    edit=("W = W_next @ W", "W = W @ W_next"),
)
collapse.mistake(
    "The biases simply add up.",
    name="biases_added",
    edit=("b = W_next @ b + b_next", "b = b + b_next"),
)
collapse.mistake(
    "Only the last bias is left, since the others are overwritten.",
    name="last_bias_only",
    edit=("b = W_next @ b + b_next", "b = b_next"),
)
collapse.mistake(
    "Only the first bias passes through the weights; the later ones were added already.",
    name="own_bias_forgotten",
    edit=("b = W_next @ b + b_next", "b = W_next @ b"),
)
collapse.mistake(
    "Every bias goes through the weights of its own layer as well.",
    name="bias_through_own_weights",
    edit=("b = W_next @ b + b_next", "b = W_next @ (b + b_next) if len(b) == len(b_next) else W_next @ b + b_next"),
)
collapse.mistake(
    "Layers act on numbers, so their weights multiply entry by entry.",
    name="entrywise_product",
    edit=(("W = W_next @ W", "W = W_next * W"), ("b = W_next @ b + b_next", "b = W_next * b + b_next")),
)
collapse.mistake(
    "Without activations the biases cancel, so the map is W x alone.",
    name="no_bias_at_all",
    edit=("return W, b", "return W, 0 * b"),
)


@collapse.case("two square layers", required=True)
def worked(implementation):
    return implementation.collapse(
        [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])],
        [np.array([[1.0], [-1.0]]), np.array([[2.0], [0.0]])],
    )


@collapse.random_case("other widths", n=4, weight=2)
def other_widths(implementation, rng):
    return implementation.collapse(*_layers(rng, [4, 6, 3, 5, 2]))


@collapse.random_case("equal widths", n=3)
def equal_widths(implementation, rng):
    return implementation.collapse(*_layers(rng, [3, 3, 3, 3]))


@collapse.random_case("a narrow middle", n=2)
def narrow(implementation, rng):
    return implementation.collapse(*_layers(rng, [5, 2, 4]))


@collapse.case("one layer stays what it is", smoke=True)
def one_layer(implementation):
    return implementation.collapse([np.array([[1.0, 2.0, 0.5], [3.0, -4.0, 2.0]])], [np.array([[0.5], [-0.25]])])


def _layers(rng, dims):
    weights = [rng.normal(size=(n, k)) for k, n in zip(dims, dims[1:], strict=False)]
    return weights, [rng.normal(size=(n, 1)) for n in dims[1:]]
