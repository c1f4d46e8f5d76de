"""ch10.p1f  Forward pass of the network class.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


def _relu(Z: np.ndarray) -> np.ndarray:
    return np.maximum(0, Z)


def _sigmoid(Z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


def _softmax(Z: np.ndarray) -> np.ndarray:
    exponentials = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return exponentials / np.sum(exponentials, axis=0, keepdims=True)


@exercise(
    points=8,
    topics=("forward-pass", "caching", "multi-layer"),
    hints=(
        "How many layers are there, if every layer has one W and one b in the dictionary?",
        "All layers do the same two steps, linear then activation. What is special about the last layer, and what "
        "tells a binary network from one with several classes?",
        "Start with A = X and store it as A0. For l = 1..L compute Z from W[l], the current A and b[l], choose ReLU if "
        "l < L and otherwise by the number of rows of Z, and store both under their own layer's number.",
    ),
)
def forward(X: np.ndarray, parameters: dict[str, np.ndarray]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Forward pass through L layers: the prediction, and what the backward pass needs.

    X          : (n[0], m), an example per column
    parameters : "W1", "b1", ..., "WL", "bL" with W[l] (n[l], n[l-1]) and b[l] (n[l], 1); it holds nothing else
    ->  (AL, caches)
        AL     : (n[L], m), the output activation
        caches : dict with "A0" (the input X), "Z1", "A1", ..., "ZL", "AL", the layer's number in place of L.

    Z[l] = W[l] A[l-1] + b[l]. Hidden layers (l < L) use ReLU; the output layer uses the sigmoid if n[L] == 1 and
    otherwise softmax down the columns. Write (or bring from ch10.p1a, p1c, p1d) the
    activation functions yourself, above forward or inside it. Further keys in caches do no harm.

    Example: X = [[1], [2]], W1 = [[1, -1], [0, 3]], W2 = [[2, -1]], biases 0: Z1 = [[-1], [6]], A1 = [[0], [6]],
    Z2 = [[-6]], AL = [[0.002473]].
    """
    L = len(parameters) // 2
    caches = {"A0": X}
    A = X
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        if l < L:
            A = _relu(Z)
        elif Z.shape[0] == 1:
            A = _sigmoid(Z)
        else:
            A = _softmax(Z)
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    return A, caches


@forward.alternative
def output_apart(X, parameters):
    L = sum(name.startswith("W") for name in parameters)
    caches = dict(A0=np.copy(X))
    for l in range(1, L):
        Z = np.dot(parameters["W" + str(l)], caches["A" + str(l - 1)])
        Z += parameters["b" + str(l)]
        caches["Z" + str(l)] = Z
        caches["A" + str(l)] = Z * (Z > 0)
    Z = np.dot(parameters["W" + str(L)], caches["A" + str(L - 1)]) + parameters["b" + str(L)]
    if len(Z) > 1:
        E = np.exp(Z - Z.max(axis=0))
        AL = E / E.sum(axis=0)
    else:
        AL = 1.0 / (1.0 + np.exp(-Z))
    caches.update({f"Z{L}": Z, f"A{L}": AL, "L": L})
    return AL, caches


@forward.alternative
def example_by_example(X, parameters):
    L, m = len(parameters) // 2, X.shape[1]
    columns = {"A0": [list(X[:, j]) for j in range(m)]}
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        columns[f"Z{l}"] = [
            [sum(w * a for w, a in zip(row, column, strict=True)) + b[i, 0] for i, row in enumerate(W)]
            for column in columns[f"A{l - 1}"]
        ]
        if l < L:
            columns[f"A{l}"] = [[max(0.0, z) for z in column] for column in columns[f"Z{l}"]]
        elif len(W) == 1:
            columns[f"A{l}"] = [[1 / (1 + np.exp(-z)) for z in column] for column in columns[f"Z{l}"]]
        else:
            columns[f"A{l}"] = [list(np.exp(c) / np.exp(c).sum()) for c in columns[f"Z{l}"]]
    caches = {name: np.array(value).T for name, value in columns.items()}
    return caches[f"A{L}"], caches


forward.mistake(
    "The output layer is a layer like any other, so it uses ReLU too.",
    name="relu_everywhere",
    edit=("if l < L:", "if l <= L:"),
)
forward.mistake(
    "The output is a probability, so the output layer always uses the sigmoid.",
    name="always_sigmoid",
    edit=("A = _softmax(Z)", "A = _sigmoid(Z)"),
)
forward.mistake(
    "The output is a probability, so the output layer always uses softmax, with one unit as well.",
    name="always_softmax",
    edit=("A = _sigmoid(Z)", "A = _softmax(Z)"),
)
forward.mistake(
    "ReLU can be applied in place, since Z is not needed any more.",
    name="relu_overwrites_z",
    edit=("A = _relu(Z)", "A = np.maximum(0, Z, out=Z)"),
)
forward.mistake(
    "The activation that entered layer l is cached under the number l.",
    name="cache_off_by_one",
    edit=(
        ('caches = {"A0": X}', "caches = {}"),
        ("        Z = parameters", '        caches[f"A{l}"] = A\n        Z = parameters'),
        ('caches[f"Z{l}"], caches[f"A{l}"] = Z, A', 'caches[f"Z{l}"] = Z'),
    ),
)
forward.mistake(
    "Weights are what a layer multiplies with; biases come in later.",
    name="no_bias",
    edit=(' + parameters[f"b{l}"]', ""),
)
forward.mistake("range(1, L) runs up to layer L.", name="last_layer_missing", edit=("range(1, L + 1)", "range(1, L)"))
forward.mistake(
    "Hidden layers use the sigmoid, like the output.", name="sigmoid_inside", edit=("A = _relu(Z)", "A = _sigmoid(Z)")
)
forward.mistake(
    "The input is not an activation, so it is not cached.", name="input_not_cached", edit=('{"A0": X}', "{}")
)
forward.mistake(
    "Every layer reads the input X.",
    name="every_layer_reads_x",
    edit=("@ A +", "@ X +"),
)
forward.mistake(
    "The dictionary has one entry for each layer, so L is its length.",
    name="length_is_depth",
    edit=("len(parameters) // 2", "len(parameters)"),
)
forward.mistake(
    "What a layer caches is its activation, under Z as well as under A.",
    name="activation_as_z",
    edit=("= Z, A", "= A, A"),
)
forward.mistake(
    "Z belongs with the activation that went in, so Z[l] is cached under l - 1.",
    name="z_numbered_from_zero",
    edit=('caches[f"Z{l}"]', 'caches[f"Z{l - 1}"]'),
)
forward.mistake(
    "A forward pass returns the prediction.", name="caches_not_returned", edit=("return A, caches", "return A")
)
forward.mistake(
    "The weights have to be transposed, since the inputs are columns.",
    name="transposed_weights",
    edit=('parameters[f"W{l}"] @', 'parameters[f"W{l}"].T @'),
)


def _network(rng, dims, m):
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        parameters[f"b{l}"] = rng.normal(size=(dims[l], 1))
    return rng.normal(size=(dims[0], m)), parameters


def _keys(caches, letters, L):
    return {f"{letter}{l}": caches[f"{letter}{l}"] for l in range(L + 1) for letter in letters if l or letter == "A"}


forward.mistake(
    "The largest key, sorted as text, belongs to the last layer.",
    name="last_key_as_text",
    edit=("len(parameters) // 2", "int(max(name[1:] for name in parameters))"),
)

forward.mistake(
    "Softmax divides by the sum along the rows.",
    name="softmax_over_examples",
    edit=("A = _softmax(Z)", "A = np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=1, keepdims=True)"),
)

forward.mistake(
    "The output is binary if there is one example.",
    name="examples_decide",
    edit=("Z.shape[0] == 1", "Z.shape[1] == 1"),
)


@forward.case("the example by hand")
def by_hand(implementation):
    parameters = {
        "W1": np.array([[1.0, -1.0], [0.0, 3.0]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.zeros((1, 1)),
    }
    AL, caches = implementation.forward(np.array([[1.0], [2.0]]), parameters)
    return AL, caches["Z1"], caches["A1"], caches["Z2"]


@forward.random_case("binary output", n=3, weight=2, required=True)
def binary(implementation, rng):
    return implementation.forward(*_network(rng, [4, 6, 3, 1], 5))[0]


@forward.random_case("several classes", n=3, weight=2)
def classes(implementation, rng):
    return implementation.forward(*_network(rng, [5, 4, 6, 3], 7))[0]


@forward.random_case("no hidden layer", n=2)
def no_hidden_layer(implementation, rng):
    X, parameters = _network(rng, [5, 3], 4)
    return implementation.forward(X, parameters)[0]


@forward.random_case("the cached Z", n=2)
def cached_z(implementation, rng):
    return _keys(implementation.forward(*_network(rng, [4, 6, 3, 2], 5))[1], "Z", 3)


@forward.random_case("the cached A", n=2)
def cached_a(implementation, rng):
    return _keys(implementation.forward(*_network(rng, [4, 6, 3, 2], 5))[1], "A", 3)


@forward.random_case("equal widths", n=2)
def equal_widths(implementation, rng):
    return implementation.forward(*_network(rng, [4, 4, 4, 3], 6))[0]


@forward.random_case("eleven layers", n=1)
def eleven_layers(implementation, rng):
    return implementation.forward(*_network(rng, [3, 4, 2, 5, 3, 4, 2, 3, 5, 4, 3, 2], 4))[0]
