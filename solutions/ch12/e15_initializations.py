"""ch12.e15  He, Xavier and small random weights.    Chapter 12, exercise 12.15"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=9,
    topics=("initialization", "he", "xavier", "variance"),
    hints=(
        "Each scheme is a rule for a variance. Which of them look at the senders only, and which at both sides?",
        "What random numbers are multiplied with is the standard deviation, the root of the variance. A uniform "
        "distribution on (-a, a) has the variance a**2 / 3.",
        "Orientation: a layer with fan_in senders and fan_out receivers has a matrix of fan_out rows. In the depth study "
        "each activation goes into the next layer; look at it after the ReLU.",
        "Plan for spread_by_depth: A = X; for each W: A = ReLU(W A), then note the variance of all entries of A "
        "and the mean of their squares. Which of the two does He keep?",
    ),
)
def weight_std(scheme: str, fan_in: int, fan_out: int) -> float:
    """The standard deviation (not the variance) of the weights; the first of four functions.

    scheme : one of the words below;  fan_in : senders, fan_out : receivers of the layer.

    "he"      variance 2 / fan_in          "xavier"  variance 1 / fan_in (the form in the book)
    "small"   standard deviation 0.01      "glorot"  variance 2 / (fan_in + fan_out) (the form of the original paper)

    Example: weight_std("glorot", 6, 2) is 0.5.
    """
    if scheme == "small":
        return 0.01
    variance = {"he": 2 / fan_in, "xavier": 1 / fan_in, "glorot": 2 / (fan_in + fan_out)}[scheme]
    return float(np.sqrt(variance))


@weight_std.part
def glorot_uniform_limit(fan_in: int, fan_out: int) -> float:
    """The a for which uniform numbers on (-a, a) have the variance 2 / (fan_in + fan_out).

    Example: fan_in 6 and fan_out 2 give 0.866025.
    """
    return float(np.sqrt(6 / (fan_in + fan_out)))


@weight_std.part
def draw(scheme: str, fan_in: int, fan_out: int, rng: np.random.Generator) -> np.ndarray:
    """Normal weights of mean 0 by one of the four schemes, shape (fan_out, fan_in), all randomness from rng.

    Set no seed of your own. Only shape, mean and standard deviation are looked at.
    """
    return weight_std(scheme, fan_in, fan_out) * rng.standard_normal((fan_out, fan_in))


@weight_std.part
def spread_by_depth(X: np.ndarray, weights: list[np.ndarray]) -> list[tuple[float, float]]:
    """How the signal fares from layer to layer.

    X : (n0, m), columns are examples; weights : [W1, W2, ...], W[l] of shape (n[l], n[l-1]); no biases
    ->  for each layer l = 1, 2, ... the pair (variance, mean square) over all n[l] m entries of A[l],
        where A[0] = X and A[l] = ReLU(W[l] A[l-1]).

    variance : the mean of (a - mean)**2, divided by the number of entries; mean square : the mean of a**2.
    Example: X = [[1, 3]], weights [[[1], [-2]]] gives [(1.5, 2.5)]: A1 has the entries 1, 3, 0, 0.
    """
    found, A = [], X
    for W in weights:
        A = np.maximum(0, W @ A)
        found.append((float(A.var()), float(np.mean(A**2))))
    return found


@weight_std.alternative
def by_cases(scheme, fan_in, fan_out):
    if scheme == "he":
        return (2.0 / fan_in) ** 0.5
    if scheme == "xavier":
        return fan_in**-0.5
    return 0.01 if scheme == "small" else (1 / np.mean([fan_in, fan_out])) ** 0.5


@weight_std.alternative(of="glorot_uniform_limit")
def from_the_deviation(fan_in, fan_out):
    return weight_std("glorot", fan_in, fan_out) * 3**0.5


@weight_std.alternative(of="draw")
def transposed_and_scaled(scheme, fan_in, fan_out, rng):
    return rng.normal(0, weight_std(scheme, fan_in, fan_out), size=(fan_in, fan_out)).T


@weight_std.alternative(of="spread_by_depth")
def with_columns(X, weights):
    columns, found = [list(x) for x in X.T], []
    for W in weights:
        columns = [[max(0.0, float(np.dot(row, a))) for row in W] for a in columns]
        entries = [a for column in columns for a in column]
        mean = sum(entries) / len(entries)
        square = sum(a * a for a in entries) / len(entries)
        found.append([square - mean**2, square])
    return found


weight_std.mistake(
    "The formula 2/n is the number that the weights are multiplied with.",
    name="variance_as_std",
    edit=("np.sqrt(variance)", "variance"),
)
weight_std.mistake(
    "He counts the units of the layer itself.", name="he_fan_out", edit=('"he": 2 / fan_in', '"he": 2 / fan_out')
)
weight_std.mistake(
    "Xavier counts the receivers.", name="xavier_fan_out", edit=('"xavier": 1 / fan_in', '"xavier": 1 / fan_out')
)
weight_std.mistake(
    "The two Xavier forms are the same.",
    name="one_xavier",
    edit=('"xavier": 1 / fan_in', '"xavier": 2 / (fan_in + fan_out)'),
)
weight_std.mistake(
    "Glorot's variance is 1 over the sum of both fans.",
    name="glorot_without_two",
    edit=("2 / (fan_in + fan_out)}", "1 / (fan_in + fan_out)}"),
)
weight_std.mistake("0.01 is the variance of small weights.", name="small_variance", edit=("return 0.01", "return 0.1"))
weight_std.mistake(
    "The limit of the uniform numbers is their standard deviation.",
    name="limit_is_deviation",
    of="glorot_uniform_limit",
    edit=("6 / (fan_in", "2 / (fan_in"),
)
weight_std.mistake(
    "A uniform distribution on (-a, a) has the variance of one on (0, a).",
    name="one_sided_uniform",
    of="glorot_uniform_limit",
    edit=("6 / (fan_in", "24 / (fan_in"),
)
weight_std.mistake(
    "Weights are stored with a row for each sender.",
    name="draw_transposed",
    of="draw",
    edit=("((fan_out, fan_in))", "((fan_in, fan_out))"),
)
weight_std.mistake(
    "rand will do as well as randn.", name="draw_uniform", of="draw", edit=("rng.standard_normal(", "rng.random(")
)
weight_std.mistake(
    "A fixed seed inside makes runs comparable.",
    name="own_seed",
    of="draw",
    edit=("rng.standard_normal(", "np.random.default_rng(42).standard_normal("),
)
weight_std.mistake(
    "The spread is that of the pre-activations.",
    name="before_relu",
    of="spread_by_depth",
    edit=(
        (
            "A = np.maximum(0, W @ A)\n        found.append((float(A.var()), float(np.mean(A**2))))",
            "Z = W @ A\n        A = np.maximum(0, Z)\n        found.append((float(Z.var()), float(np.mean(Z**2))))",
        ),
    ),
)
weight_std.mistake(
    "Variance and mean square are two names for one thing.",
    name="mean_square_twice",
    of="spread_by_depth",
    edit=("float(A.var())", "float(np.mean(A**2))"),
)
weight_std.mistake(
    "The spread is the standard deviation.",
    name="deviation_for_variance",
    of="spread_by_depth",
    edit=("float(A.var())", "float(A.std())"),
)
weight_std.mistake(
    "The layers are linear for this purpose.",
    name="relu_forgotten",
    of="spread_by_depth",
    edit=("np.maximum(0, W @ A)", "W @ A"),
)


def _std_probe(scheme):
    return lambda implementation: [implementation.weight_std(scheme, *fans) for fans in ((256, 128), (30, 70), (4, 9))]


weight_std.mistake(
    "The units of the layer itself are counted, its receivers.",
    name="fan_out_for_fan_in",
    edit=('"he": 2 / fan_in, "xavier": 1 / fan_in', '"he": 2 / fan_out, "xavier": 1 / fan_out'),
)


weight_std.mistake(
    "He's variance is 1 over the senders.", name="he_without_two", edit=('"he": 2 / fan_in', '"he": 1 / fan_in')
)


weight_std.mistake(
    "He is the one without the 2, Xavier the one with it.",
    name="he_and_xavier_exchanged",
    edit=('"he": 2 / fan_in, "xavier": 1 / fan_in', '"he": 1 / fan_in, "xavier": 2 / fan_in'),
)


weight_std.mistake(
    "Random numbers are multiplied with the variance.",
    name="draw_with_variance",
    of="draw",
    edit=("weight_std(scheme, fan_in, fan_out) * rng", "weight_std(scheme, fan_in, fan_out) ** 2 * rng"),
)


weight_std.mistake(
    "The mean square is the variance, because the mean is 0.",
    name="variance_twice",
    of="spread_by_depth",
    edit=("float(np.mean(A**2))", "float(A.var())"),
)


weight_std.mistake(
    "The variance is taken for each unit and averaged.",
    name="variance_by_unit",
    of="spread_by_depth",
    edit=("float(A.var())", "float(A.var(axis=1).mean())"),
)


for _scheme in ("he", "xavier", "glorot", "small"):
    weight_std.case(f"standard deviation: {_scheme}", weight=0.75, required=_scheme == "he")(_std_probe(_scheme))
weight_std.mistake(
    "A variance is divided by one less than the number of entries.",
    name="sample_variance",
    of="spread_by_depth",
    edit=("float(A.var())", "float(A.var(ddof=1))"),
)


@weight_std.mistake("Any fresh generator will do; the one handed in is not needed.", of="draw")
def own_generator(scheme, fan_in, fan_out, rng):
    return weight_std(scheme, fan_in, fan_out) * np.random.default_rng().standard_normal((fan_out, fan_in))


weight_std.mistake(
    "The list begins with the input itself.",
    name="input_listed",
    of="spread_by_depth",
    edit=("found, A = [], X\n", "found, A = [(float(X.var()), float(np.mean(X**2)))], X\n"),
)


@weight_std.case("the uniform limit", alone=True)
def uniform_limit(implementation):
    return [implementation.glorot_uniform_limit(*fans) for fans in ((256, 128), (30, 70), (784, 10))]


@weight_std.case("draw: shape, mean, standard deviation, share below one deviation", weight=1.5)
def drawn(implementation):
    found = []
    for scheme, std in (("he", 0.1), ("xavier", 200**-0.5), ("glorot", (2 / 320) ** 0.5), ("small", 0.01)):
        W = np.asarray(implementation.draw(scheme, 200, 120, np.random.default_rng(5)))
        inner = float(np.mean(np.abs(W) < std))  # 0.683 for a normal distribution
        found.append([*W.shape, abs(W.mean()) < 0.035 * std, abs(W.std() / std - 1) < 0.025, abs(inner - 0.683) < 0.02])
    return [[int(v) for v in row] for row in found]


@weight_std.case("draw: the generator decides")
def generators(implementation):
    first, again, other = (np.asarray(implementation.draw("he", 6, 5, np.random.default_rng(s))) for s in (1, 1, 2))
    return [bool(np.allclose(first, again)), bool(np.allclose(first, other))]


@weight_std.random_case("variance and mean square by depth", n=3, weight=2, alone=True)
def by_depth(implementation, rng):
    dims = (7, 6, 5, 3)
    weights = [rng.normal(size=(n, n_prev)) for n_prev, n in zip(dims, dims[1:], strict=False)]
    return np.asarray(implementation.spread_by_depth(rng.normal(size=(7, 9)), weights), float)  # a (3, 2) array will do


@weight_std.case("ten ReLU layers: He keeps the mean square, small weights lose it", weight=1.5)
def ten_layers(implementation):
    rng = np.random.default_rng(8)
    X, verdict = rng.normal(size=(96, 20)), []
    expected = {"he": 1.0, "small": (96 * 0.01**2 / 2) ** 10}
    for scheme, ratio in expected.items():
        weights = [np.asarray(implementation.draw(scheme, 96, 96, np.random.default_rng(s))) for s in range(10)]
        squares = [pair[1] for pair in implementation.spread_by_depth(X, weights)]
        verdict.append(len(squares) == 10 and 1 / 40 < squares[-1] / np.mean(X**2) / ratio < 40)
    return [bool(v) for v in verdict]
