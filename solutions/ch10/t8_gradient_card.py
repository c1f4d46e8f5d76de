"""ch10.t8  The dimension card of the gradients.    Chapter 10, the master dimension table"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("shapes", "backpropagation"),
    hints=(
        "A gradient step computes W - alpha * dW. What does that say about the shape of dW?",
        "Sums over the examples have happened in dW and db, not in dZ and dA: which of the shapes may contain m?",
        "Write the shapes of W[l], b[l], Z[l], A[l] and A[l-1] for this l and copy each of them to its gradient.",
    ),
)
def gradient_card(dims: list[int], l: int, m: int) -> dict[str, tuple[int, int]]:
    """The shapes that the backward pass handles in layer l.

    dims : widths [n[0], ..., n[L]], the input first; l : a layer, 1 <= l <= L; m : number of examples
    ->  {"dW": shape, "db": shape, "dZ": shape, "dA": shape, "dA_prev": shape} for dW[l], db[l], dZ[l], dA[l], dA[l-1].

    The equations are dZ[l] = dA[l] * g'(Z[l]), dW[l] = (1/m) dZ[l] A[l-1]^T, db[l] = (1/m) (sum of dZ[l] over the
    examples, kept as a column), dA[l-1] = W[l]^T dZ[l]. Examples are columns, W[l] is (n[l], n[l-1]), b[l] (n[l], 1).
    Example: gradient_card([6, 4, 3], 2, 5) has "dW": (3, 4), "db": (3, 1), "dZ" and "dA": (3, 5), "dA_prev": (4, 5).
    """
    n, n_prev = dims[l], dims[l - 1]
    return {"dW": (n, n_prev), "db": (n, 1), "dZ": (n, m), "dA": (n, m), "dA_prev": (n_prev, m)}


@gradient_card.alternative
def by_the_equations(dims, l, m):
    W, A_prev, dA = np.ones((dims[l], dims[l - 1])), np.ones((dims[l - 1], m)), np.ones((dims[l], m))
    dZ = dA * 0.5
    dW, db = dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
    card = {"dA": dA, "dZ": dZ, "dW": dW, "db": db, "dA_prev": W.T @ dZ}
    return {name: list(array.shape) for name, array in card.items()}


gradient_card.mistake(
    "The product behind dW ends in a transpose, so dW is transposed against W.",
    name="transposed_dw",
    edit=('"dW": (n, n_prev)', '"dW": (n_prev, n)'),
)
gradient_card.mistake(
    "Every example has its own gradient of the bias, so db has m columns.",
    name="db_not_summed",
    edit=('"db": (n, 1)', '"db": (n, m)'),
)
gradient_card.mistake(
    "The sum over the examples leaves n numbers, so db is (n,).",
    name="db_loses_an_axis",
    edit=('"db": (n, 1)', '"db": (n,)'),
)
gradient_card.mistake(
    "Errors are listed example by example, so dZ is (m, n).", name="dz_in_rows", edit=('"dZ": (n, m)', '"dZ": (m, n)')
)
gradient_card.mistake(
    "What is handed back has the shape of what came in, so dA_prev is like dA.",
    name="da_prev_like_da",
    edit=('"dA_prev": (n_prev, m)', '"dA_prev": (n, m)'),
)
gradient_card.mistake(
    "The examples are averaged with 1/m, so no gradient has m columns any more.",
    name="m_averaged_away",
    edit=('"dZ": (n, m), "dA": (n, m), "dA_prev": (n_prev, m)', '"dZ": (n, 1), "dA": (n, 1), "dA_prev": (n_prev, 1)'),
)
gradient_card.mistake(
    "There is one dW for each example.", name="dw_for_each_example", edit=('"dW": (n, n_prev)', '"dW": (m, n, n_prev)')
)
gradient_card.mistake(
    "db is the sum of dZ along the first axis, a number for each example.",
    name="db_summed_over_units",
    edit=('"db": (n, 1)', '"db": (1, m)'),
)


gradient_card.mistake(
    "dA[l] has the height of the layer below.",
    name="da_of_the_layer_below",
    edit=('"dA": (n, m)', '"dA": (n_prev, m)'),
)


@gradient_card.case("layer 2 of [784, 256, 128, 64, 10], m = 200", weight=2)
def book(implementation):
    return implementation.gradient_card([784, 256, 128, 64, 10], 2, 200)


gradient_card.call_case("the first layer", [9, 7, 4, 3], 1, 12)
gradient_card.call_case("the output layer", [9, 7, 4, 3], 3, 12)


@gradient_card.random_case("any layer of any network", n=5, required=True)
def any_layer(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 90), size=7, replace=False)]
    return implementation.gradient_card(sizes[:6], int(rng.integers(1, 6)), sizes[6])
