"""ch10.t7  Follow the shapes through the network.    Chapter 10, the chain of transformations"""

import numpy as np

from dlgrade import exercise

Shape = tuple[int, ...]


@exercise(
    points=4,
    topics=("shapes", "forward-pass"),
    hints=(
        "What does layer 2 multiply: the examples themselves, or what layer 1 has made of them?",
        "(r, k) @ (k, c) is (r, c): the k in the middle must agree and disappears. Write this down for layer 1 and "
        "see which number becomes the k of layer 2.",
        "Carry one shape along: start with that of X; in each step build the row from dims[l] and that shape, then "
        "let the result's shape be the input of the next step (the activation changes no shape).",
    ),
)
def shape_trace(dims: list[int], m: int) -> list[tuple[Shape, Shape, Shape, Shape]]:
    """Write Z = W @ A_prev + b as shapes, layer by layer.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples
    ->  a list with one row for each layer l = 1..L: (shape of W[l], shape of A[l-1], shape of b[l], shape of Z[l]).

    Examples are columns: X = A[0] is (n[0], m). W[l] is (n[l], n[l-1]), b[l] is a column (n[l], 1) that NumPy
    stretches over the examples, and A[l] = g(Z[l]) element by element.
    Example: shape_trace([4, 3, 2], 6) is [((3, 4), (4, 6), (3, 1), (3, 6)), ((2, 3), (3, 6), (2, 1), (2, 6))].
    """
    rows = []
    A = (dims[0], m)
    for n in dims[1:]:
        W, b = (n, A[0]), (n, 1)
        Z = (W[0], A[1])
        rows.append((W, A, b, Z))
        A = Z
    return rows


@shape_trace.alternative
def closed_form(dims, m):
    n = np.array(dims)
    return [[n[[l, l - 1]], [n[l - 1], m], [n[l], 1], [n[l], m]] for l in range(1, len(n))]


@shape_trace.alternative
def by_running(dims, m):
    rows, A = [], np.zeros((dims[0], m))
    for l in range(1, len(dims)):
        W, b = np.zeros((dims[l], dims[l - 1])), np.zeros((dims[l], 1))
        Z = np.dot(W, A) + b
        rows.append((W.shape, A.shape, b.shape, Z.shape))
        A = np.tanh(Z)
    return rows


@shape_trace.mistake("Every layer multiplies the input X.")
def every_layer_sees_x(dims, m):
    return [((n, dims[0]), (dims[0], m), (n, 1), (n, m)) for n in dims[1:]]


@shape_trace.mistake("Examples are rows, so the trace is of A_prev @ W.T with (m, n) everywhere.")
def examples_in_rows(dims, m):
    return [(W, A[::-1], b, Z[::-1]) for W, A, b, Z in shape_trace(dims, m)]


@shape_trace.mistake("Z has as many rows as what went in.")
def z_has_the_input_height(dims, m):
    return [(W, A, b, (A[0], m)) for W, A, b, _ in shape_trace(dims, m)]


@shape_trace.mistake("The trace is for one example, m plays no part.")
def m_forgotten(dims, m):
    return [(W, A[:1], b, Z[:1]) for W, A, b, Z in shape_trace(dims, m)]


@shape_trace.mistake("W is stored as previous width times current width.")
def transposed_weights(dims, m):
    return [(W[::-1], A, b, Z) for W, A, b, Z in shape_trace(dims, m)]


@shape_trace.mistake("The bias must have the shape of Z to be added.")
def bias_like_z(dims, m):
    return [(W, A, Z, Z) for W, A, _, Z in shape_trace(dims, m)]


@shape_trace.mistake("The input is a layer and gets a row of its own.")
def row_for_the_input(dims, m):
    return [((dims[0], dims[0]), (dims[0], m), (dims[0], 1), (dims[0], m)), *shape_trace(dims, m)]


@shape_trace.mistake("What is multiplied with W is the input X, in every layer.")
def input_for_a_prev(dims, m):
    return [(W, (dims[0], m), b, Z) for W, _, b, Z in shape_trace(dims, m)]


@shape_trace.case("[784, 256, 128, 64, 10] with 200 examples", weight=2)
def book(implementation):
    return implementation.shape_trace([784, 256, 128, 64, 10], 200)


shape_trace.call_case("one layer", [8, 3], 5)


@shape_trace.random_case("other networks", n=5, required=True)
def other_networks(implementation, rng):
    sizes = [int(n) for n in rng.choice(np.arange(2, 99), size=int(rng.integers(4, 8)), replace=False)]
    return implementation.shape_trace(sizes[1:], sizes[0])


@shape_trace.mistake("A bias has one axis.")
def flat_bias(dims, m):
    return [(W, A, b[:1], Z) for W, A, b, Z in shape_trace(dims, m)]


@shape_trace.mistake("A bias is a row with an entry for each unit.")
def bias_row(dims, m):
    return [(W, A, b[::-1], Z) for W, A, b, Z in shape_trace(dims, m)]


@shape_trace.mistake("The trace is about hidden layers; the output is known anyway.")
def output_left_out(dims, m):
    return shape_trace(dims, m)[:-1]
