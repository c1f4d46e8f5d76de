"""ch12.p1a  Initialize by activation.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("initialization",),
    hints=(
        "A layer's weights come before its activation. Which activation therefore decides about W[l]: that of layer l, "
        "or that of the layer below?",
        "ReLU throws half of the variance away, sigmoid and tanh (near 0) do not: that is the factor 2. Write the "
        "variance first and take its root: NumPy's normal wants a standard deviation.",
        "Who calls the function decides about randomness: take every number from rng, and never seed anything inside.",
        "Plan: for each l draw an array of n[l] rows and n[l-1] columns from the normal distribution with the standard "
        "deviation of activations[l-1] (list positions count from 0), and make a column of zeros for b[l].",
    ),
)
def initialize(dims: list[int], activations: list[str], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """First parameters of a network whose layers have different activations.

    dims        : [n[0], ..., n[L]], the input first
    activations : L words, "relu", "tanh" or "sigmoid"; the first belongs to layer 1
    rng         : all randomness comes from it: two differently seeded generators give different networks
    ->  {"W1", "b1", ..., "WL", "bL"}, W[l] of shape (n[l], n[l-1]), b[l] of shape (n[l], 1).

    Biases are zero. Weights are normal with mean 0 and STANDARD DEVIATION sqrt(2 / n[l-1]) if layer l is ReLU (He),
    sqrt(1 / n[l-1]) if it is tanh or sigmoid (the chapter's "Xavier", fan-in only), whatever the layers around it are.
    Example: dims [200, 50, 8], activations ["relu", "sigmoid"]: W1 (50, 200) has deviation 0.1, W2 (8, 50) 0.141421.
    """
    parameters = {}
    for l in range(1, len(dims)):
        gain = 2.0 if activations[l - 1] == "relu" else 1.0
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(gain / dims[l - 1])
        parameters[f"b{l}"] = np.zeros((dims[l], 1))
    return parameters


@initialize.alternative
def number_by_number(dims, activations, rng):
    gains = {"relu": 2, "tanh": 1, "sigmoid": 1}
    made = {}
    for l, (n_prev, n, word) in enumerate(zip(dims[:-1], dims[1:], activations, strict=True), 1):
        deviation = (gains[word] / n_prev) ** 0.5
        made["b" + str(l)] = [[0.0] for _ in range(n)]
        made["W" + str(l)] = [list(rng.normal(0, deviation, n_prev)) for _ in range(n)]
    return made


@initialize.alternative
def with_its_own_generator(dims, activations, rng):
    made = {}
    for l in range(1, len(dims)):
        fresh = np.random.RandomState(rng.integers(2**31))  # still decided by rng
        scale = np.sqrt((1 + (activations[l - 1] == "relu")) / dims[l - 1])
        made["W%d" % l] = scale * fresh.randn(dims[l], dims[l - 1])
        made["b%d" % l] = np.full((dims[l], 1), 0.0)
    return made


initialize.mistake(
    "He initialization is the modern one, so every layer gets the 2.",
    name="he_everywhere",
    edit=('2.0 if activations[l - 1] == "relu" else 1.0', "2.0"),
)
initialize.mistake(
    "W[l] is fed by the layer below, so that layer's activation decides.",
    name="activation_below",
    edit=('activations[l - 1] == "relu"', 'activations[max(l - 2, 0)] == "relu"'),
)
initialize.mistake(
    "2 / n is what the numbers are multiplied with.",
    name="variance_as_deviation",
    edit=("np.sqrt(gain / dims[l - 1])", "gain / dims[l - 1]"),
)
initialize.mistake(
    "The n in the root is the number of units of the layer.",
    name="fan_out",
    edit=("np.sqrt(gain / dims[l - 1])", "np.sqrt(gain / dims[l])"),
)
initialize.mistake(
    "Xavier averages both sides, so sigmoid and tanh layers have 2 / (n_in + n_out).",
    name="glorot_for_fan_in",
    edit=(
        "np.sqrt(gain / dims[l - 1])",
        "np.sqrt(2 / dims[l - 1] if gain == 2 else 2 / (dims[l - 1] + dims[l]))",
    ),
)
initialize.mistake(
    "A fixed seed inside makes the network reproducible.",
    name="own_seed",
    edit=("    parameters = {}\n", "    parameters, rng = {}, np.random.default_rng(42)\n"),
)
initialize.mistake(
    "Random is random: numbers between 0 and 1 do as well.",
    name="uniform_numbers",
    edit=("rng.normal(size=(dims[l], dims[l - 1]))", "rng.random(size=(dims[l], dims[l - 1]))"),
)
initialize.mistake(
    "Biases need random values too, or their units would be alike.",
    name="random_biases",
    edit=("np.zeros((dims[l], 1))", "rng.normal(size=(dims[l], 1))"),
)
initialize.mistake(
    "There is one bias for each unit, so b is flat.",
    name="flat_bias",
    edit=("np.zeros((dims[l], 1))", "np.zeros(dims[l])"),
)
initialize.mistake(
    "Zeros are a neutral start; training moves the weights.",
    name="zero_weights",
    edit=("rng.normal(size=(dims[l], dims[l - 1])) *", "0 * rng.normal(size=(dims[l], dims[l - 1])) *"),
)
initialize.mistake(
    "Weights are stored input by output, as frameworks do.",
    name="transposed",
    edit=("size=(dims[l], dims[l - 1])", "size=(dims[l - 1], dims[l])"),
)


def _near(W, deviation):
    """Whether mean and standard deviation of many draws fit, to five standard errors; how often too small or large."""
    W = np.asarray(W, dtype=float)
    error, ratio = 5 / np.sqrt(W.size), W.std() / deviation
    return {
        "mean": bool(abs(W.mean()) < error * deviation),
        "deviation": round(float(np.log2(max(ratio, 1e-9))), 1) if abs(ratio - 1) > error else 0.0,
    }


initialize.mistake(
    "Hidden layers get 2 / n, the output layer 1 / n, whatever they are.",
    name="output_is_never_relu",
    edit=('activations[l - 1] == "relu"', "l < len(dims) - 1"),
)


@initialize.mistake("Any fresh generator will do; the one handed in is not needed.")
def own_generator(dims, activations, rng):
    return initialize(dims, activations, np.random.default_rng())


initialize.mistake(
    "Sigmoid layers get 1 / n; tanh is centred and gets He's 2, as ReLU does.",
    name="tanh_like_relu",
    edit=('activations[l - 1] == "relu"', 'activations[l - 1] in ("relu", "tanh")'),
)


initialize.mistake(
    "Small numbers are all that matters: 0.01 everywhere.",
    name="one_hundredth",
    edit=("np.sqrt(gain / dims[l - 1])", "0.01"),
)


@initialize.mistake("Numbers drawn evenly between minus and plus the deviation have that deviation.")
def uniform_within_one_deviation(dims, activations, rng):
    made = initialize(dims, activations, rng)
    for l, activation in enumerate(activations, start=1):
        deviation = np.sqrt((2 if activation == "relu" else 1) / dims[l - 1])
        made[f"W{l}"] = rng.uniform(-deviation, deviation, size=(dims[l], dims[l - 1]))
    return made


@initialize.case("names and shapes", required=True)
def shapes(implementation):
    made = implementation.initialize([6, 4, 5, 3], ["relu", "tanh", "sigmoid"], np.random.default_rng(0))
    return {name: list(np.shape(value)) for name, value in made.items()}


@initialize.case("biases are zero")
def biases(implementation):
    made = implementation.initialize([6, 4, 3], ["relu", "sigmoid"], np.random.default_rng(0))
    return [not np.any(made[k]) for k in ("b1", "b2")]


@initialize.random_case("deviation of ReLU layers", n=3)
def relu_layers(implementation, rng):
    made = implementation.initialize([300, 120, 90], ["relu", "relu"], np.random.default_rng(rng.integers(1000)))
    return _near(made["W1"], np.sqrt(2 / 300)), _near(made["W2"], np.sqrt(2 / 120))


@initialize.random_case("deviation of tanh and sigmoid layers", n=3)
def other_layers(implementation, rng):
    made = implementation.initialize([300, 120, 90], ["tanh", "sigmoid"], np.random.default_rng(rng.integers(1000)))
    return _near(made["W1"], np.sqrt(1 / 300)), _near(made["W2"], np.sqrt(1 / 120))


@initialize.random_case("mixed layers", n=3, weight=2)
def mixed(implementation, rng):
    activations = ["tanh", "relu", "sigmoid"]
    made = implementation.initialize([150, 200, 110, 90], activations, np.random.default_rng(rng.integers(1000)))
    wanted = (np.sqrt(1 / 150), np.sqrt(2 / 200), np.sqrt(1 / 110))
    return [_near(made[f"W{l}"], deviation) for l, deviation in enumerate(wanted, 1)]


@initialize.case("the bell curve: a third of the weights lie beyond one deviation")
def bell(implementation):
    W = np.asarray(implementation.initialize([300, 120], ["relu"], np.random.default_rng(3))["W1"])
    beyond = np.mean(np.abs(W) > np.sqrt(2 / 300))  # 31.7 % of normal numbers, 42.3 % of uniform ones
    return bool(0.29 < beyond < 0.345)


@initialize.case("the generator decides")
def generators(implementation):
    first, again, other = (
        implementation.initialize([5, 4, 3], ["relu", "sigmoid"], np.random.default_rng(s)) for s in (1, 1, 2)
    )
    return {
        "one seed, one network": np.allclose(first["W1"], again["W1"]),
        "two seeds, one network": np.allclose(first["W1"], other["W1"]),
    }
