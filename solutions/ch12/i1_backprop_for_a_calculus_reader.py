"""ch12.i1  Backpropagation for someone who knows calculus.    Chapter 12, interview question 1"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("backpropagation", "chain-rule", "dynamic-programming"),
    hints=(
        "y depends on the last value directly. If you know how it depends on one value, what is the shortest way to the "
        "value just before?",
        "dy/da_(l-1) = dy/da_l times the slope of step l. Each result is the next one's beginning, so begin at the end.",
        "Start with 1 for y by itself, go through the slopes from the last to the first, multiply, note every "
        "intermediate result, and turn the list round. A division of one product by another breaks down at slope 0.",
        "Multiplications: with reuse one for each further value; without reuse dy/da_l takes one fewer than it has "
        "factors. Add up 0 + 1 + 2 + ...",
    ),
    rubric=(
        "What is computed: the derivative of one number, the loss, by every parameter.",
        "The chain rule is applied from the output back to the input, layer by layer.",
        "Efficiency comes from reuse: the derivative by a layer's output is computed once and serves everything below "
        "(dynamic programming).",
        "The comparison: one backward pass at a small multiple of a forward pass, against 2 N passes (N + 1 one-sided) "
        "for numerical differentiation with N parameters.",
        "The price: activations of the forward pass have to be kept in memory.",
    ),
    rubric_points=6,
)
def chain_sweep(slopes: list[float]) -> list[float]:
    """All derivatives of the last value of a chain in one backward sweep.

    A chain a_0 -> a_1 -> ... -> a_L = y, a_l = f_l(a_(l-1)); slopes : [f_1', ..., f_L'], the slope of each step at the
    values of the forward pass, L >= 1 (a slope may be 0)
    ->  the list [dy/da_0, dy/da_1, ..., dy/da_L] of L + 1 numbers; the last one is 1.

    Example: chain_sweep([2, 3, 5]) is [30, 15, 5, 1].

    The second function counts. In ANSWER, explain backpropagation to someone who knows calculus but no machine learning
    (about 150 words): what is it computing, and why is it efficient?
    """
    derivatives = [1.0]
    for slope in reversed(slopes):
        derivatives.append(derivatives[-1] * slope)
    return derivatives[::-1]


@chain_sweep.part
def multiplications(L: int) -> tuple[int, int]:
    """Multiplications of two numbers that give dy/da_0, ..., dy/da_(L-1) from the L slopes: (with reuse, without).

    With reuse: each derivative is made from the next one; dy/da_(L-1) is the last slope itself and costs nothing.
    Without: each derivative is multiplied together from its slopes, for every l anew (k factors take k - 1
    multiplications). Example: multiplications(3) is (2, 3).
    """
    return L - 1, L * (L - 1) // 2


@chain_sweep.alternative
def cumulative_product(slopes):
    return np.cumprod(np.array([1.0, *slopes[::-1]]))[::-1]


@chain_sweep.alternative
def each_one_anew(slopes):
    return [float(np.prod(slopes[l:])) for l in range(len(slopes) + 1)]


@chain_sweep.alternative(of="multiplications")
def counted(L):
    separate = 0
    for l in range(L):
        separate += (L - l) - 1
    return [max(L - 1, 0), separate]


@chain_sweep.mistake("The products are built from the input on: entry l is the product of the first l slopes.")
def forward_products(slopes):
    return np.cumprod([1.0, *slopes]).tolist()


chain_sweep.mistake(
    "The derivatives come out in the order in which they are computed, from the output on.",
    name="order_of_computation",
    edit=("return derivatives[::-1]", "return derivatives"),
)
chain_sweep.mistake(
    "The slopes along the chain add up.",
    name="slopes_added",
    edit=(("derivatives = [1.0]", "derivatives = [0.0]"), ("derivatives[-1] * slope", "derivatives[-1] + slope")),
)


@chain_sweep.mistake("Each value's derivative is the slope of its own next step.")
def local_slopes_only(slopes):
    return [*slopes, 1.0]


@chain_sweep.mistake("The total product is computed once and the slopes before a value are divided out.")
def divided_out(slopes):
    total, result = float(np.prod(slopes)), []
    for l in range(len(slopes) + 1):
        before = float(np.prod(slopes[:l]))
        result.append(total / before if before else 0.0)
    return result[:-1] + [1.0]


chain_sweep.mistake(
    "One sweep takes L multiplications for each of the L derivatives anyway.",
    name="reuse_saves_nothing",
    of="multiplications",
    edit=("L - 1, L", "L * (L - 1) // 2, L"),
)
chain_sweep.mistake(
    "Without reuse every derivative takes L - 1 multiplications.",
    name="all_as_long",
    of="multiplications",
    edit=("L * (L - 1) // 2", "L * (L - 1)"),
)
chain_sweep.mistake(
    "A product of k factors takes k multiplications.",
    name="factors_counted",
    of="multiplications",
    edit=("L - 1, L * (L - 1) // 2", "L, L * (L + 1) // 2"),
)


@chain_sweep.mistake("The total product is divided by one slope after another; a slope of 0 leaves 0.")
def divided_step_by_step(slopes):
    derivatives = [float(np.prod(slopes))]
    for slope in slopes:
        derivatives.append(derivatives[-1] / slope if slope else 0.0)
    return derivatives


chain_sweep.mistake(
    "From the 1 at the end on the slopes are added.",
    name="slopes_added_to_one",
    edit=("derivatives[-1] * slope", "derivatives[-1] + slope"),
)


chain_sweep.mistake(
    "Without reuse each of the L derivatives takes L multiplications.",
    name="L_for_each",
    of="multiplications",
    edit=("L * (L - 1) // 2", "L * L"),
)


chain_sweep.mistake(
    "Without reuse a product of k factors takes k multiplications.",
    name="factors_counted_without_reuse",
    of="multiplications",
    edit=("L * (L - 1) // 2", "L * (L + 1) // 2"),
)


chain_sweep.mistake(
    "Without reuse the work doubles with every layer.",
    name="doubles_with_every_layer",
    of="multiplications",
    edit=("L * (L - 1) // 2", "2 ** (L - 1) - 1"),
)


chain_sweep.mistake(
    "Without reuse it takes no more than with it.",
    name="nothing_to_save",
    of="multiplications",
    edit=("L * (L - 1) // 2", "L - 1"),
)


chain_sweep.mistake(
    "Without reuse it takes one multiplication for each slope.",
    name="one_for_each_slope",
    of="multiplications",
    edit=("L * (L - 1) // 2", "L"),
)


chain_sweep.call_case("three steps", [2.0, 3.0, 5.0])
chain_sweep.call_case("a step with slope 0", [2.0, -1.5, 0.0, 3.0, 0.5])


chain_sweep.mistake(
    "With reuse every derivative costs one multiplication, dy/da_(L-1) too.",
    name="first_costs_too",
    of="multiplications",
    edit=("return L - 1,", "return L,"),
)

chain_sweep.mistake(
    "dy/dy is no derivative worth listing.",
    name="last_one_left_out",
    edit=("derivatives[::-1]", "derivatives[:0:-1]"),
)


@chain_sweep.random_case("other chains", n=4)
def others(implementation, rng):
    return implementation.chain_sweep(rng.normal(size=int(rng.integers(4, 9))).tolist())


@chain_sweep.case("multiplications for 3, 10 and 1,000 steps", weight=2, alone=True)
def counts(implementation):
    return [implementation.multiplications(L) for L in (3, 10, 1000)]
