"""ch10.p1e  Initial weights and biases.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("initialization", "he", "shapes"),
    hints=(
        "How many rows and columns has W[l], if it turns n[l-1] numbers into n[l]?",
        "The spread must shrink as a unit gets more senders, since their contributions add up. The formulas give a "
        "standard deviation: it is the factor by which standard normal numbers are multiplied.",
        "Loop l from 1 to L = len(layer_dims) - 1. Decide between the hidden and the output formula by l == L, draw "
        "from rng (and only from it), scale, and store the weights together with a column of zeros.",
    ),
)
def initialize_parameters(layer_dims: list[int], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Starting values for a network with ReLU in the hidden layers.

    layer_dims : widths [n[0], n[1], ..., n[L]], the input (layer 0) first
    rng        : the random generator to draw from
    ->  {"W1": ..., "b1": ..., ..., "WL": ..., "bL": ...} with the layer's number in place of L.

    W[l] is (n[l], n[l-1]): independent normal numbers with mean 0 and standard deviation (not variance)
    sqrt(2 / n[l-1]) in the hidden layers l < L (He) and sqrt(1 / n[l-1]) in the output layer l = L.
    b[l] is (n[l], 1), all zero. All randomness comes from rng, so that the caller decides whether two networks are
    alike; set no seed. The order of the draws is yours: only sizes and statistics are looked at.

    Example: [5, 4, 3] gives W1 (4, 5), b1 (4, 1), W2 (3, 4), b2 (3, 1); W1 has standard deviation
    sqrt(2/5) = 0.632, W2 has 0.5.
    """
    L = len(layer_dims) - 1
    parameters = {}
    for l in range(1, L + 1):
        n_prev, n = layer_dims[l - 1], layer_dims[l]
        std = np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) * std
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters


@initialize_parameters.alternative
def with_normal_and_lists(layer_dims, rng):
    pairs = list(zip(layer_dims, layer_dims[1:], strict=False))
    gains = [2.0] * (len(pairs) - 1) + [1.0]
    parameters = {}
    for number in range(len(pairs), 0, -1):  # from the back
        (n_prev, n), gain = pairs[number - 1], gains[number - 1]
        rows = [[rng.normal(0.0, (gain / n_prev) ** 0.5) for _ in range(n_prev)] for _ in range(n)]
        parameters["b" + str(number)] = [[0.0]] * n
        parameters["W" + str(number)] = np.array(rows)
    return parameters


@initialize_parameters.alternative
def transposed_draw(layer_dims, rng):
    parameters = {}
    for l, n_prev in enumerate(layer_dims[:-1], start=1):
        n = layer_dims[l]
        W = rng.normal(size=(n_prev, n)).T / np.sqrt(n_prev)
        if l + 1 < len(layer_dims):
            W *= np.sqrt(2)
        parameters.update({f"W{l}": W, f"b{l}": 0 * W[:, :1]})
    return parameters


initialize_parameters.mistake(
    "rand and randn are two names for the same thing: uniform numbers will do.",
    name="uniform_numbers",
    edit=("rng.standard_normal(", "rng.random("),
)
initialize_parameters.mistake(
    "The variance 2/n is what the random numbers are multiplied with.",
    name="variance_as_std",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "1 / n_prev if l == L else 2 / n_prev"),
)
initialize_parameters.mistake(
    "A weight matrix has a row for each sender.", name="transposed", edit=("((n, n_prev))", "((n_prev, n))")
)
initialize_parameters.mistake(
    "All layers use He, the output layer too.",
    name="he_at_the_output",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "np.sqrt(2 / n_prev)"),
)
initialize_parameters.mistake(
    "The spread depends on the layer's own width.",
    name="own_width",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "np.sqrt(1 / n) if l == L else np.sqrt(2 / n)"),
)
initialize_parameters.mistake(
    "Every weight matrix starts from the same seed, so that the run can be repeated.",
    name="seeded_per_layer",
    edit=("rng.standard_normal(", "np.random.default_rng(42).standard_normal("),
)
initialize_parameters.mistake(
    "A seed of its own inside the function makes the results reproducible; rng is not needed.",
    name="own_seed",
    edit=("parameters = {}", "parameters = {}; rng = np.random.default_rng(42)"),
)
initialize_parameters.mistake(
    "A bias vector has one axis.", name="flat_biases", edit=("np.zeros((n, 1))", "np.zeros(n)")
)
initialize_parameters.mistake(
    "Biases start at random like the weights.",
    name="random_biases",
    edit=("np.zeros((n, 1))", "rng.standard_normal((n, 1))"),
)
initialize_parameters.mistake(
    "The input is the first layer that owns weights.", name="input_layer_too", edit=("range(1, L + 1)", "range(L + 1)")
)
initialize_parameters.mistake(
    "Small random numbers, 0.01 times normal, are good for every layer.",
    name="one_hundredth",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "0.01"),
)
initialize_parameters.mistake(
    "Weights start at zero like the biases; training moves them.",
    name="zero_weights",
    edit=("rng.standard_normal((n, n_prev)) * std", "np.zeros((n, n_prev))"),
)


def _spread(W):
    """log2 of the variance of W times its number of senders in half steps: 1 for He, 0 for sqrt(1/n)."""
    W = np.asarray(W, dtype=float)
    return round(2 * float(np.log2(max(W.var() * W.shape[1], 1e-300)))) / 2


@initialize_parameters.mistake("Any fresh generator will do; the one handed in is not needed.")
def own_generator(layer_dims, rng):
    return initialize_parameters(layer_dims, np.random.default_rng())


@initialize_parameters.case("the shapes", required=True)
def shapes(implementation):
    parameters = implementation.initialize_parameters([7, 5, 4, 3], np.random.default_rng(1))
    found = {f"{kind}{l}": np.shape(parameters[f"{kind}{l}"]) for l in (1, 2, 3) for kind in "Wb"}
    return found, "W0" in parameters or "b0" in parameters


@initialize_parameters.case("biases are zero")
def biases(implementation):
    parameters = implementation.initialize_parameters([7, 5, 4, 3], np.random.default_rng(2))
    found = [np.asarray(parameters[f"b{l}"]) for l in (1, 2, 3)]
    return [(b.shape, bool(np.all(b == 0))) for b in found]


@initialize_parameters.case("spread of the hidden layers", weight=2)
def hidden_spread(implementation):
    parameters = implementation.initialize_parameters([240, 120, 60, 30], np.random.default_rng(3))
    return {name: _spread(parameters[name]) for name in ("W1", "W2")}


@initialize_parameters.case("spread of the output layer")
def output_spread(implementation):
    parameters = implementation.initialize_parameters([40, 200, 50], np.random.default_rng(4))
    return _spread(parameters["W2"])


@initialize_parameters.case("normal numbers around zero")
def normal(implementation):
    W = np.asarray(implementation.initialize_parameters([240, 120, 60], np.random.default_rng(5))["W1"], dtype=float)
    beyond = np.mean(np.abs(W - W.mean()) > 2 * W.std())  # 4.55 % of normal numbers, none of uniform ones
    return {
        "mean is 0": bool(abs(W.mean()) < 5 * W.std() / np.sqrt(W.size)),
        "tails of a normal distribution": bool(0.03 < beyond < 0.06),
    }


@initialize_parameters.case("layers are drawn independently")
def independent(implementation):
    parameters = implementation.initialize_parameters([6, 6, 6, 3], np.random.default_rng(6))
    W1, W2 = np.asarray(parameters["W1"], dtype=float), np.asarray(parameters["W2"], dtype=float)
    W1, W2 = W1 - W1.mean(), W2 - W2.mean()
    return bool(abs(np.sum(W1 * W2)) > 0.99 * np.sqrt(np.sum(W1**2) * np.sum(W2**2)))


@initialize_parameters.case("another generator, another network; the same one, the same")
def generators(implementation):
    first, again, other = (
        implementation.initialize_parameters([6, 5, 3], np.random.default_rng(s))["W1"] for s in (7, 7, 8)
    )
    return bool(np.allclose(first, again)), bool(np.allclose(first, other))


initialize_parameters.mistake(
    "One draw for each input is enough: all units of a layer may start alike.",
    name="units_start_alike",
    edit=("rng.standard_normal((n, n_prev))", "np.tile(rng.standard_normal((1, n_prev)), (n, 1))"),
)
initialize_parameters.mistake(
    "All layers use sqrt(1 / n), the hidden ones too.",
    name="without_the_factor_2",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"),
)
initialize_parameters.mistake(
    "The variance is that of Glorot, 2 / (n_prev + n), in every layer.",
    name="glorot",
    edit=("np.sqrt(1 / n_prev) if l == L else np.sqrt(2 / n_prev)", "np.sqrt(2 / (n_prev + n))"),
)


@initialize_parameters.case("the units of a layer start differently", required=True)
def different_units(implementation):
    W = np.asarray(implementation.initialize_parameters([30, 20, 3], np.random.default_rng(8))["W1"], dtype=float)
    found = []
    for V in (W, W.T):
        V = V / np.maximum(np.linalg.norm(V, axis=1, keepdims=True), 1e-12)
        found.append(bool(np.abs(V @ V.T - np.eye(len(V))).max() < 0.97))
    return found
