"""ch12.t6  Ladders of factors, falling and rising.    Chapter 12, section 12.4 and diagram 12.8"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("vanishing-gradients", "exploding-gradients"),
    hints=(
        "What happens to a number that is cut to a quarter, and then to a quarter again? Is the second cut as large as "
        "the first?",
        "A layer multiplies. After the first layer one factor stands there, after the k-th layer k of them.",
        "Entry k is factor ** k for k = 1..layers; no rounding on the way. For the second function go on multiplying "
        "until the limit is passed, and count.",
    ),
)
def ladder(factor: float, layers: int) -> list[float]:
    """What is left of a gradient of size 1 after each of some layers that multiply it with the same factor.

    factor : what one layer multiplies with (0.25 is the largest slope of the sigmoid); layers : how many
    ->  a list of `layers` numbers: after 1, 2, ..., layers layers.

    Example: ladder(0.5, 3) is [0.5, 0.25, 0.125]. The second function asks for the depth.
    """
    return [factor**k for k in range(1, layers + 1)]


@ladder.part
def layers_until(factor: float, limit: float) -> int:
    """The smallest number of layers after which a gradient of size 1 has passed the limit.

    factor < 1: the first k for which factor**k is below limit (< 1); factor > 1: the first k for which factor**k is
    above limit (> 1). No limit is hit exactly. Example: layers_until(0.5, 0.2) is 3, layers_until(2, 5) is 3.
    """
    k, size = 0, 1.0
    while size >= limit if factor < 1 else size <= limit:
        size *= factor
        k += 1
    return k


@ladder.alternative
def running_product(factor, layers):
    return np.cumprod(np.full(layers, factor, dtype=float))


@ladder.alternative(of="layers_until")
def by_logarithms(factor, limit):
    return math.floor(math.log(limit) / math.log(factor)) + 1


ladder.mistake(
    "The ladder starts with the untouched 1.",
    name="starts_with_one",
    edit=("range(1, layers + 1)", "range(layers)"),
)
ladder.mistake(
    "The signal has passed one more factor at the loss, before the first layer.",
    name="one_factor_too_many",
    edit=("range(1, layers + 1)", "range(2, layers + 2)"),
)
ladder.mistake("Factors of layers add up.", name="factors_add", edit=("factor**k for", "factor * k for"))
ladder.mistake(
    "The sigmoid's factor is 0.5, its value in the middle; each layer has that one.",
    name="half_for_a_quarter",
    edit=("factor**k for", "(0.5 if factor == 0.25 else factor) ** k for"),
)


@ladder.mistake("It is fine to round to two digits on the way.")
def rounded_on_the_way(factor, layers):
    steps, size = [], 1.0
    for _ in range(layers):
        size = float(f"{size * factor:.1e}")
        steps.append(size)
    return steps


@ladder.mistake("Each layer takes the same amount away, 1 - factor.")
def same_amount(factor, layers):
    return [1 - k * (1 - factor) for k in range(1, layers + 1)]


ladder.mistake(
    "The last layer before the limit is the one asked for.",
    name="last_before",
    of="layers_until",
    edit=("return k", "return k - 1"),
)


@ladder.mistake("A factor of f makes limit / f layers.", of="layers_until")
def division(factor, limit):
    return math.ceil(limit / factor) if factor > 1 else math.ceil((1 - limit) / (1 - factor))


ladder.mistake(
    "The ladder begins with the untouched 1, and then come the layers.",
    name="start_included",
    edit=("range(1, layers + 1)", "range(layers + 1)"),
)


ladder.mistake(
    "What counts is what is left at the end.",
    name="last_rung_only",
    edit=("[factor**k for k in range(1, layers + 1)]", "[factor**layers]"),
)


ladder.mistake(
    "A gradient only shrinks, so the loop runs while it is above the limit.",
    name="only_falling",
    of="layers_until",
    edit=("while size >= limit if factor < 1 else size <= limit:", "while size >= limit:"),
)


@ladder.mistake("The number of layers is the quotient of the logarithms, rounded.", of="layers_until")
def rounded_to_the_nearest(factor, limit):
    return round(math.log(limit) / math.log(factor))


ladder.call_case("a quarter, four layers", 0.25, 4)
ladder.call_case("three, four layers", 3, 4)


@ladder.case("a quarter, ten layers: the last", rtol=1e-9, atol=0)
def ten_layers(implementation):
    return float(implementation.ladder(0.25, 10)[-1])


@ladder.random_case("other factors", n=3, weight=2)
def other_factors(implementation, rng):
    return implementation.ladder(float(rng.uniform(0.3, 2.5)), int(rng.integers(3, 8)))


@ladder.case("depth: a quarter to a millionth, and 3 to a thousand")
def depths(implementation):
    return [implementation.layers_until(0.25, 1e-6), implementation.layers_until(3, 1000.0)]


@ladder.random_case("depth: other factors and limits", n=5, weight=2)
def other_depths(implementation, rng):
    factor = float(rng.uniform(0.2, 0.9))
    k = int(rng.integers(4, 12))
    return [
        implementation.layers_until(factor**sign, factor ** (sign * (k + part)))
        for sign in (1, -1)
        for part in (0.3, 0.7)
    ]
