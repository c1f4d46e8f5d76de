"""ch10.t16  The sigmoid's share in a vanishing gradient.    Chapter 10, the vanishing gradient"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("vanishing-gradients", "sigmoid"),
    hints=(
        "Each step back multiplies by a weight and by a slope. How large can the slope of a sigmoid be?",
        "There are L - 1 such steps between dZ[L] and dZ[1], so the bound is a power with the exponent L - 1.",
        "The bound stays 1 if each step's factor is 1: solve weight times slope = 1 for the weight.",
        "At z = 0 the slope is 1/4; elsewhere it is smaller. Compute s = 1/(1 + exp(-z)) and take s (1 - s) for "
        "each unit, then multiply all of them.",
    ),
)
def sigmoid_bound(lam: float, L: int) -> float:
    """The largest factor between dZ[1] and dZ[L] in a chain of L sigmoid units with the weight lam.

    lam : the weight of every unit (it may be negative: sizes count), L : the number of layers, L >= 1  ->  a number >=
    0.

    dZ[l-1] = w[l] dZ[l] g'(z[l-1]) for l = L, ..., 2, and dZ[L] is given. The bound is that over all z[1], ..., z[L-1].
    Example: sigmoid_bound(2.0, 3) is 0.25 (two steps, each at most 2 * 0.25).
    """
    return (abs(lam) * 0.25) ** (L - 1)


@sigmoid_bound.part
def neutral_weight(slope: float) -> float:
    """The positive weight for which the product of weight and slope is 1, so that depth changes nothing.

    slope : the activation's largest slope, > 0. Example: a slope of 1 (tanh at 0, ReLU for z > 0) gives 1.0.
    """
    return 1 / slope


@sigmoid_bound.part
def actual_factor(lam: float, z: np.ndarray) -> float:
    """|dZ[1]| / |dZ[L]| itself, for given inputs of the sigmoids.

    lam : the weight of every unit, z : (L-1,) the values z[1], ..., z[L-1]  ->  a number >= 0.
    Example: actual_factor(4.0, [0.0, 0.0]) is 1.0, while actual_factor(4.0, [2.0, 2.0]) is only 0.176378.
    """
    s = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return np.prod(abs(lam) * s * (1 - s))


@sigmoid_bound.alternative
def step_after_step(lam, L):
    bound = 1.0
    for _ in range(L - 1):
        bound = bound * abs(lam) / 4
    return bound


@sigmoid_bound.alternative(of="actual_factor")
def by_logarithms(lam, z):
    total = 0.0
    for value in z:
        total += math.log(abs(lam)) - value - 2 * math.log1p(math.exp(-value))
    return math.exp(total)


@sigmoid_bound.mistake("The sigmoid contributes its middle value, 0.5, at each step.")
def value_for_slope(lam, L):
    return (abs(lam) * 0.5) ** (L - 1)


@sigmoid_bound.mistake("The factors of the steps add up.")
def factors_add_up(lam, L):
    return abs(lam) * 0.25 * (L - 1)


sigmoid_bound.mistake(
    "There are as many steps as layers.",
    name="one_step_for_each_layer",
    edit=("** (L - 1)", "** L"),
)


@sigmoid_bound.mistake("The slope counts once; only the weights are multiplied again and again.")
def slope_only_once(lam, L):
    return 0.25 * abs(lam) ** (L - 1)


@sigmoid_bound.mistake("The sign of the weights belongs to a bound as well.")
def signed_bound(lam, L):
    return (lam * 0.25) ** (L - 1)


@sigmoid_bound.mistake("The weight has to equal the slope for them to balance.", of="neutral_weight")
def weight_equals_slope(slope):
    return slope


@sigmoid_bound.mistake("Weights of size 1 keep a gradient as it is, whatever the activation.", of="neutral_weight")
def weight_one(slope):
    return 1.0


@sigmoid_bound.mistake("The sigmoid's slope is 0.25 wherever it is used.", of="actual_factor")
def always_the_largest_slope(lam, z):
    return float((abs(lam) * 0.25) ** len(z))


@sigmoid_bound.mistake("The slope at z is z (1 - z).", of="actual_factor")
def rule_applied_to_z(lam, z):
    z = np.asarray(z, dtype=float)
    return np.prod(np.abs(lam * z * (1 - z)))


@sigmoid_bound.mistake("All units share one weight, so it is a factor of the product once.", of="actual_factor")
def weight_only_once(lam, z):
    s = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return abs(lam) * np.prod(s * (1 - s))


# A bound of 3e-30 must not be lost in the absolute tolerance: its logarithm is compared.
sigmoid_bound.mistake(
    "Each step multiplies by the weight and by the sigmoid's value.",
    name="value_without_slope",
    of="actual_factor",
    edit=("abs(lam) * s * (1 - s)", "abs(lam) * s"),
)


@sigmoid_bound.case("weight 1, fifty layers: the power of ten", weight=2)
def fifty_layers(implementation):
    return math.log10(implementation.sigmoid_bound(1.0, 50))


sigmoid_bound.call_case("weight 4, fifty layers", 4.0, 50)
sigmoid_bound.call_case("a negative weight", -6.0, 4)


@sigmoid_bound.random_case("other weights", n=4, weight=4)
def other_weights(implementation, rng):
    return implementation.sigmoid_bound(float(rng.uniform(1.5, 6.0)), int(rng.integers(3, 9)))


@sigmoid_bound.case("the weight that keeps the size")
def neutral(implementation):
    return [implementation.neutral_weight(slope) for slope in (0.25, 0.5, 2.0)]


@sigmoid_bound.case("units that are not at 0")
def away_from_zero(implementation):
    return implementation.actual_factor(4.0, np.array([2.0, -1.0, 0.5]))


@sigmoid_bound.random_case("other units", n=4, weight=2)
def other_units(implementation, rng):
    z = rng.normal(scale=1.5, size=int(rng.integers(3, 7)))
    return implementation.actual_factor(float(rng.uniform(-8.0, -3.0)), z)


@sigmoid_bound.mistake("The weights cancel; the slopes alone bound the factor.")
def weights_left_out(lam, L):
    return 0.25 ** (L - 1)


@sigmoid_bound.mistake("The weight counts once, the slope at every step.")
def one_weight_for_all(lam, L):
    return abs(lam) * 0.25 ** (L - 1)


sigmoid_bound.mistake(
    "A factor keeps the sign of its weights.",
    name="signed_factor",
    of="actual_factor",
    edit=("abs(lam)", "lam"),
)
