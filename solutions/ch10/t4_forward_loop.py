"""ch10.t4  The general forward loop, with its cache.    Chapter 10, forward propagation"""

import numpy as np

from dlgrade import exercise

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


@exercise(
    points=7,
    topics=("forward-pass", "caching", "multi-layer"),
    hints=(
        "One layer's output is the next layer's input: which variable changes its meaning in every round of the loop?",
        "The gradient of W[l] needs what entered layer l, and the slope of g[l] needs the value before the "
        "activation. Both exist at one moment of the loop: after the linear step, before A is replaced.",
        "With A = X, go over weights, biases and activation names together: compute Z, append a new pair (A, Z), "
        "and only then replace A by g(Z).",
    ),
)
def forward_loop(
    X: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray], activations: list[str]
) -> tuple[np.ndarray, list[tuple[np.ndarray, np.ndarray]]]:
    """Forward pass through any number of layers, each with an activation of its own.

    X           : (n[0], m), an example per column
    weights     : [W[1], ..., W[L]], W[l] is (n[l], n[l-1])
    biases      : [b[1], ..., b[L]], b[l] is (n[l], 1)
    activations : [g[1], ..., g[L]], names of functions in ACTIVATIONS above
    ->  (A[L], caches), caches being the list of the L pairs (A[l-1], Z[l]), for l = 1, ..., L in order.

    Z[l] = W[l] A[l-1] + b[l] and A[l] = g[l](Z[l]), with A[0] = X. Z[l] is cached as it was before the activation.
    W[l] stands at list index l - 1.

    Example: X = [[1], [2]], weights [[[.1, .2], [.3, .4], [.5, .6]], [[.1, .2, .3], [.4, .5, .6]], [[.1, .2]]],
    biases 0, activations relu, relu, sigmoid: Z[3] = [[0.432]], A[3] = [[0.606351]], and caches[2] is
    ([[0.78], [1.77]], [[0.432]]).
    """
    A = X
    caches = []
    for W, b, name in zip(weights, biases, activations, strict=True):
        Z = W @ A + b
        caches.append((A, Z))
        A = ACTIVATIONS[name](Z)
    return A, caches


@forward_loop.alternative
def numbered_lists(X, weights, biases, activations):
    L = len(weights)
    A, Z = [X], [None]
    for l in range(1, L + 1):
        Z.append(np.dot(weights[l - 1], A[l - 1]))
        Z[l] += biases[l - 1]
        g = activations[l - 1]
        if g == "relu":
            A.append(Z[l] * (Z[l] > 0))
        elif g == "sigmoid":
            A.append(0.5 + 0.5 * np.tanh(Z[l] / 2))
        else:
            A.append(np.tanh(Z[l]) if g == "tanh" else Z[l])
    return A[L], [[A[l - 1], Z[l]] for l in range(1, L + 1)]


@forward_loop.alternative
def recursive(X, weights, biases, activations):
    def onward(A, l, caches):
        if l == len(weights):
            return A, caches
        Z = np.einsum("ij,jk->ik", weights[l], A) + biases[l]
        return onward(ACTIVATIONS[activations[l]](Z), l + 1, [*caches, (A, Z)])

    return onward(X, 0, [])


forward_loop.mistake(
    "The activation that belongs to layer l in the cache is its own output A[l].",
    name="own_activation_cached",
    edit=(
        ("        caches.append((A, Z))\n", ""),
        ("A = ACTIVATIONS[name](Z)", "A = ACTIVATIONS[name](Z)\n        caches.append((A, Z))"),
    ),
)
forward_loop.mistake(
    "The output needs an activation after the loop.",
    name="last_activation_twice",
    edit=("return A, caches", "return ACTIVATIONS[activations[-1]](A), caches"),
)
forward_loop.mistake(
    "One pair can be filled anew in every round and appended each time.",
    name="one_pair_for_all",
    edit=(
        ("caches = []", "caches = []\n    pair = [None, None]"),
        ("caches.append((A, Z))", "pair[:] = A, Z\n        caches.append(pair)"),
    ),
)
forward_loop.mistake(
    "The activation may overwrite Z, which is not needed any more.",
    name="z_overwritten",
    edit=("A = ACTIVATIONS[name](Z)", "Z[:] = ACTIVATIONS[name](Z)\n        A = Z.copy()"),
)
forward_loop.mistake(
    "The pass ends with the last linear step; g[L] is part of the loss.",
    name="stops_at_the_logit",
    edit=("return A, caches", "return Z, caches"),
)
forward_loop.mistake(
    "Biases are learned but do not take part in prediction.", name="no_bias", edit=("W @ A + b", "W @ A")
)
forward_loop.mistake(
    "All hidden layers share the first activation.",
    name="first_activation_for_all",
    edit=("ACTIVATIONS[name](Z)", "ACTIVATIONS[activations[0] if len(caches) < len(weights) else name](Z)"),
)
forward_loop.mistake(
    "The backward pass starts at the end, so the cache is kept in that order.",
    name="cache_reversed",
    edit=("return A, caches", "return A, caches[::-1]"),
)
forward_loop.mistake(
    "Every layer of a deep network is ReLU.", name="always_relu", edit=("ACTIVATIONS[name](Z)", "np.maximum(0, Z)")
)


def _layers(rng, dims, m):
    weights = [rng.normal(size=(n, k)) / np.sqrt(k) for k, n in zip(dims, dims[1:], strict=False)]
    biases = [0.5 * rng.normal(size=(n, 1)) for n in dims[1:]]
    return rng.normal(size=(dims[0], m)), weights, biases


forward_loop.mistake(
    "A pair of the cache begins with Z.",
    name="pair_reversed",
    edit=("caches.append((A, Z))", "caches.append((Z, A))"),
)

forward_loop.mistake(
    "Which way round a square matrix is multiplied does not matter.",
    name="transposed_if_square",
    edit=("Z = W @ A + b", "Z = (W.T if W.shape[0] == W.shape[1] else W) @ A + b"),
)


@forward_loop.case("the book's network, output")
def book(implementation):
    weights = [
        np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]),
        np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]),
        np.array([[0.1, 0.2]]),
    ]
    biases = [np.zeros((n, 1)) for n in (3, 2, 1)]
    return implementation.forward_loop(np.array([[1.0], [2.0]]), weights, biases, ["relu", "relu", "sigmoid"])[0]


@forward_loop.random_case("output", n=4, weight=2, required=True)
def output(implementation, rng):
    names = [str(name) for name in rng.permutation(["tanh", "relu", "sigmoid"])]
    return implementation.forward_loop(*_layers(rng, [4, 6, 3, 2], 5), names)[0]


@forward_loop.random_case("caches", n=4, weight=2)
def caches_of(implementation, rng):
    names = [str(name) for name in rng.permutation(["tanh", "relu", "sigmoid", "linear"])]
    caches = implementation.forward_loop(*_layers(rng, [3, 5, 4, 6, 2], 7), names)[1]
    return len(caches), [tuple(pair) for pair in caches]


@forward_loop.random_case("one layer", n=2)
def one_layer(implementation, rng):
    AL, caches = implementation.forward_loop(*_layers(rng, [5, 3], 4), ["sigmoid"])
    return AL, [tuple(pair) for pair in caches]


@forward_loop.random_case("equal widths", n=2)
def equal_widths(implementation, rng):
    return implementation.forward_loop(*_layers(rng, [4, 4, 4, 4], 6), ["tanh", "sigmoid", "linear"])[0]


@forward_loop.mistake("ReLU may set the negative entries of Z to zero in place: Z is not needed any more.")
def relu_in_place(X, weights, biases, activations):
    A, caches = X, []
    for W, b, name in zip(weights, biases, activations, strict=True):
        Z = W @ A + b
        caches.append((A, Z))
        if name == "relu":
            Z[Z < 0] = 0
            A = Z
        else:
            A = ACTIVATIONS[name](Z)
    return A, caches


@forward_loop.mistake("Hidden layers are ReLU and the output is a sigmoid, whatever the list says.")
def list_not_read(X, weights, biases, activations):
    return forward_loop(X, weights, biases, ["relu"] * (len(weights) - 1) + ["sigmoid"])
