"""ch10.a4  Why early layers learn slowly.    Chapter 10, exercise A4"""

import math

from dlgrade import exercise


@exercise(
    points=6,
    topics=("vanishing-gradients", "sigmoid"),
    hints=(
        "How steep can the sigmoid be at most? Each sigmoid layer between the loss and a weight brings one such slope.",
        "Slopes on the way are multiplied, not added. Ten factors of at most s make at most s to the tenth.",
        "Count the slopes between dZ[L] and dZ[l]: none for l = L, one for l = L - 1. Which layer has the most?",
        "For layers_until, multiply by the largest slope in a loop and count how often, until the product is below "
        "the threshold.",
    ),
    rubric=(
        "The gradient of an early weight is a product with one factor (weights times slope) for each later layer.",
        "Early layers have the most factors, so with factors below 1 they have the smallest gradients and learn "
        "slowest.",
        "The sigmoid's slope is at most 0.25 (at z = 0) and much less where it is saturated, so it makes things worse.",
        "The gradients become small, not exactly zero; that is not the same as a ReLU unit that is dead.",
    ),
    rubric_points=4,
)
def slope_bound(n: int) -> float:
    """The largest value that the product of n sigmoid slopes can have.

    n : the number of sigmoid layers passed on the way back, n >= 0  ->  a number.

    The slope of the sigmoid is g'(z) = s (1 - s) with s = 1 / (1 + exp(-z)). The weights are left out here, as if each
    had size 1; with weights the real gradient can be larger or smaller.
    Example: slope_bound(2) is 0.0625; slope_bound(10) is about one in a million.

    Written part: explain in your own words why gradients vanish, why it is the early layers that learn slowly, and
    which part the sigmoid plays in it.
    """
    return 0.25**n


@slope_bound.part
def bounds_per_layer(L: int) -> list[float]:
    """For l = 1, ..., L the largest product of the sigmoid slopes that stand between dZ[L] and dZ[l].

    All hidden layers are sigmoid and dZ[L] is given, so the slope g'[L] of the output layer is not counted:
    dZ[l] = (W[l+1].T dZ[l+1]) * g'(Z[l]), and g'[l] belongs to dZ[l].
    Example: bounds_per_layer(3) is [0.0625, 0.25, 1.0].
    """
    return [0.25 ** (L - l) for l in range(1, L + 1)]


@slope_bound.part
def layers_until(threshold: float) -> int:
    """The smallest n for which the product of n sigmoid slopes is certainly below the threshold, 0 < threshold <= 1.

    Strictly below: layers_until(0.3) is 1, and layers_until(0.25) is 2, because one slope can be 0.25 itself.
    """
    n = 0
    bound = 1.0
    while bound >= threshold:
        bound *= 0.25
        n += 1
    return n


@slope_bound.alternative
def by_powers_of_two(n):
    return math.ldexp(1.0, -2 * n)


@slope_bound.alternative(of="bounds_per_layer")
def grown_from_the_end(L):
    bounds = [1.0]
    while len(bounds) < L:
        bounds.insert(0, bounds[0] / 4)
    return tuple(bounds)


@slope_bound.alternative(of="layers_until")
def by_logarithm(threshold):
    return math.floor(math.log(threshold) / math.log(0.25)) + 1


@slope_bound.mistake("The factors add up, so n layers scale the gradient by n times 0.25.")
def linear_in_n(n):
    return 0.25 * n


@slope_bound.mistake("The sigmoid's factor is its value in the middle, 0.5.")
def value_for_slope(n):
    return 0.5**n


@slope_bound.mistake("The sigmoid's slope is at most 1, as that of tanh.")
def slope_of_tanh(n):
    return 1.0**n


@slope_bound.mistake("Each layer costs 0.25 of the gradient, so 0.75 of it is left.")
def a_quarter_is_lost(n):
    return 0.75**n


@slope_bound.mistake("The last layers are the slow ones: they are the farthest from the input.", of="bounds_per_layer")
def late_layers_are_slow(L):
    return [0.25 ** (l - 1) for l in range(1, L + 1)]


slope_bound.mistake(
    "The slope of the output layer is one more factor, even when dZ[L] is given.",
    name="output_slope_counted",
    of="bounds_per_layer",
    edit=("0.25 ** (L - l)", "0.25 ** (L - l + 1)"),
)

slope_bound.mistake(
    "Reaching the threshold is the same as being below it.",
    name="reaching_is_enough",
    of="layers_until",
    edit=("bound >= threshold", "bound > threshold"),
)

slope_bound.call_case("no layer", 0)
slope_bound.call_case("ten layers", 10)


@slope_bound.random_case("any number of layers", n=5, weight=3)
def any_number(implementation, rng):
    return implementation.slope_bound(int(rng.integers(3, 40)))


# A bound of 1e-30 must not be lost in the absolute tolerance: its logarithm is compared.
@slope_bound.case("49 layers: the power of ten")
def forty_nine(implementation):
    return math.log10(implementation.slope_bound(49))


@slope_bound.case("bounds of five layers")
def five_layers(implementation):
    return implementation.bounds_per_layer(5)


@slope_bound.random_case("bounds of other networks", n=3, weight=4)
def other_networks(implementation, rng):
    return implementation.bounds_per_layer(int(rng.integers(6, 12)))


@slope_bound.case("layers until a threshold")
def thresholds(implementation):
    return [implementation.layers_until(t) for t in (1.0, 0.3, 0.1, 1e-3, 1e-7, 3e-12)]


@slope_bound.case("a threshold that is met exactly")
def exactly(implementation):
    return implementation.layers_until(0.0625)


@slope_bound.random_case("layers until other thresholds", n=6, weight=4)
def other_thresholds(implementation, rng):
    k = int(rng.integers(2, 12))
    return implementation.layers_until(0.25**k), implementation.layers_until(0.25 ** (k + float(rng.uniform(0.2, 0.8))))


slope_bound.mistake(
    "The layer that is reached brings one more slope than the layers passed.",
    name="one_slope_too_many",
    edit=("0.25**n", "0.25 ** (n + 1)"),
)
