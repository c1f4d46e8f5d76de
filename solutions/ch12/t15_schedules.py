"""ch12.t15  Four learning-rate schedules.    Chapter 12, learning rate schedules"""

import math

from dlgrade import exercise


@exercise(
    points=6,
    topics=("learning-rate-schedules",),
    hints=(
        "Evaluate each formula by hand at its first moment and at its last. Which values must come out there?",
        "Step decay counts whole blocks that are over, exponential decay has a rate (not a half-life), the cosine "
        "swings between two absolute values, warm-up is a straight line through 0 that ends at the peak.",
        "The cosine runs over half a period, from angle 0 to angle pi, in radians; (1 + cos) / 2 goes from 1 to 0 and "
        "tells how much of the way from floor to peak is left.",
        "After the end every schedule must still have a meaning: step and exponential just go on, the cosine stays at "
        "its floor and warm-up at its peak. Limit t before you use it.",
    ),
)
def step_decay(epoch: int, initial: float, factor: float, size: int) -> float:
    """The rate in this epoch if it is multiplied by ``factor`` after every ``size`` epochs.

    Epochs count from 0: epochs 0 to size - 1 have the rate ``initial``, epoch ``size`` is the first with a lower one.
    Example: initial 0.1, factor 0.5, size 10: epochs 9, 10, 25 have 0.1, 0.05, 0.025.

    Each of the four functions of this exercise takes one moment and returns one number.
    """
    return initial * factor ** (epoch // size)


@step_decay.part
def exponential_decay(t: float, initial: float, k: float) -> float:
    """initial * e^(-k t), e = 2.718...  Example: initial 0.1, k = 0.05, t = 10 gives 0.060653."""
    return initial * math.exp(-k * t)


@step_decay.part
def cosine_annealing(t: float, peak: float, floor: float, total: int) -> float:
    """Half a cosine from ``peak`` at t = 0 down to ``floor`` at t = total; from then on it stays at ``floor``.

    floor + (peak - floor) / 2 * (1 + cos(pi t / total)), the angle in radians. ``floor`` is an ABSOLUTE rate, not a
    share of the peak.  Example: peak 0.1, floor 0.001, total 100: t = 25 gives 0.085502, t = 150 gives 0.001.
    """
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * min(t, total) / total))


@step_decay.part
def linear_warmup(t: float, peak: float, warmup: int) -> float:
    """The rate grows in proportion to t and stays at ``peak`` from t = warmup on.

    Convention: t counts from 0 and the line starts at 0, so t = 0 has rate 0.
    Example: peak 0.1, warmup 1000: t = 0, 300, 1000, 1300 give 0, 0.03, 0.1, 0.1.
    """
    return peak * min(t, warmup) / warmup


@step_decay.alternative
def with_a_loop(epoch, initial, factor, size):
    rate = initial
    while epoch >= size:
        rate, epoch = rate * factor, epoch - size
    return rate


@step_decay.alternative(of="cosine_annealing")
def as_a_mixture(t, peak, floor, total):
    if t >= total:
        return floor
    left = math.cos(math.pi * t / (2 * total)) ** 2  # (1 + cos x) / 2 = cos(x/2)^2
    return left * peak + (1 - left) * floor


@step_decay.alternative(of="linear_warmup")
def in_two_pieces(t, peak, warmup):
    return peak if t > warmup else peak / warmup * t


@step_decay.alternative(of="exponential_decay")
def as_a_power(t, initial, k):
    return initial / math.e ** (k * t)


step_decay.mistake(
    "The rate slides down a little in every epoch, by the fraction epoch / size of a step.",
    name="no_whole_blocks",
    edit=("epoch // size", "epoch / size"),
)
step_decay.mistake(
    "The drop comes after the epoch with number size, so that epoch still has the old rate.",
    name="drop_one_late",
    edit=("epoch // size)", "max(epoch - 1, 0) // size)"),
)
step_decay.mistake(
    "Each step lowers the rate by the fraction factor.",
    name="factor_taken_off",
    edit=("factor **", "(1 - factor) **"),
)
step_decay.mistake(
    "Exponential decay halves the rate, so the base is 2.",
    name="base_two",
    of="exponential_decay",
    edit=("math.exp(-k * t)", "2 ** (-k * t)"),
)
step_decay.mistake(
    "Decaying by k means multiplying with 1 - k every time.",
    name="discrete_decay",
    of="exponential_decay",
    edit=("math.exp(-k * t)", "(1 - k) ** t"),
)
step_decay.mistake(
    "The floor is added only to keep the formula general; the cosine runs from the peak to zero.",
    name="floor_dropped",
    of="cosine_annealing",
    edit=("return floor + 0.5 * (peak - floor)", "return 0.5 * peak"),
)
step_decay.mistake(
    "The floor is added on top of a cosine that starts at the peak.",
    name="floor_on_top",
    of="cosine_annealing",
    edit=("0.5 * (peak - floor)", "0.5 * peak"),
)
step_decay.mistake(
    "Half a turn is 180, so that is what goes into the cosine.",
    name="degrees",
    of="cosine_annealing",
    edit=("math.pi", "180"),
)
step_decay.mistake(
    "A cosine goes on: when the run is over the rate rises again.",
    name="cosine_turns_up",
    of="cosine_annealing",
    edit=("min(t, total)", "t"),
)
step_decay.mistake(
    "The floor is a fraction of the peak.",
    name="floor_as_fraction",
    of="cosine_annealing",
    edit=("return floor + 0.5 * (peak - floor)", "return floor * peak + 0.5 * (peak - floor * peak)"),
)
step_decay.mistake(
    "Warm-up is peak times t over warmup; the line simply continues.",
    name="warmup_without_end",
    of="linear_warmup",
    edit=("min(t, warmup)", "t"),
)
step_decay.mistake(
    "The first step already gets its share, (t + 1) / warmup.",
    name="warmup_one_ahead",
    of="linear_warmup",
    edit=("min(t, warmup)", "min(t + 1, warmup)"),
)
step_decay.mistake(
    "Epoch 0 is a multiple of size, so the first drop is there.",
    name="drop_at_start",
    edit=("(epoch // size)", "(epoch // size + 1)"),
)
step_decay.mistake(
    "Exponential decay is e to the power of k t.",
    name="exponential_grows",
    of="exponential_decay",
    edit=("math.exp(-k * t)", "math.exp(k * t)"),
)
step_decay.mistake(
    "Decay means dividing by 1 + k t.",
    name="inverse_time",
    of="exponential_decay",
    edit=("math.exp(-k * t)", "1 / (1 + k * t)"),
)
step_decay.mistake(
    "A cosine's period is 2 pi, so the run is one whole turn.",
    name="full_turn",
    of="cosine_annealing",
    edit=("math.pi * min", "2 * math.pi * min"),
)
step_decay.mistake(
    "When the run is over the rate is 0.",
    name="zero_after_the_run",
    of="cosine_annealing",
    edit=("return floor + 0.5", "return 0.0 if t > total else floor + 0.5"),
)


step_decay.mistake(
    "The rate falls in the last epoch of each block.",
    name="drop_one_early",
    edit=("epoch // size", "(epoch + 1) // size"),
)


step_decay.mistake(
    "The rate is lowered once, after the first block.",
    name="lowered_once",
    edit=("initial * factor ** (epoch // size)", "initial * (factor if epoch >= size else 1)"),
)


step_decay.mistake(
    "Every block takes the same amount off the rate.",
    name="same_amount_each_block",
    edit=("initial * factor ** (epoch // size)", "initial * (1 - (1 - factor) * (epoch // size))"),
)


step_decay.mistake(
    "Exponential decay is a power of ten.",
    name="base_ten",
    of="exponential_decay",
    edit=("math.exp(-k * t)", "10 ** (-k * t)"),
)


step_decay.mistake(
    "A quarter of a cosine leads from the peak to the floor.",
    name="quarter_turn",
    of="cosine_annealing",
    edit=(
        "0.5 * (peak - floor) * (1 + math.cos(math.pi * min(t, total) / total))",
        "(peak - floor) * math.cos(math.pi / 2 * min(t, total) / total)",
    ),
)


@step_decay.case("step decay: the text's numbers and the borders of blocks", weight=1.5)
def blocks(implementation):
    return [implementation.step_decay(e, 0.1, 0.5, 10) for e in (0, 9, 10, 11, 19, 20, 25, 30)]


@step_decay.random_case("step decay: other factors", n=4, weight=1.5)
def other_blocks(implementation, rng):
    size, factor = int(rng.integers(3, 9)), float(rng.uniform(0.1, 0.4))
    return [implementation.step_decay(int(e), 0.3, factor, size) for e in rng.integers(0, 5 * size, size=4)]


@step_decay.random_case("exponential decay", n=4)
def exponential(implementation, rng):
    k = float(rng.uniform(0.02, 0.2))
    return [implementation.exponential_decay(t, 0.1, x) for t, x in ((10, 0.05), (0, k), (7, k), (2.5, k))]


@step_decay.case("cosine: start, the text's t = 25, middle, end", weight=1.5, required=True)
def cosine(implementation):
    return [implementation.cosine_annealing(t, 0.1, 0.001, 100) for t in (0, 25, 50, 99, 100)]


@step_decay.random_case("cosine: other floors", n=4, weight=2)
def other_cosines(implementation, rng):
    peak, total = float(rng.uniform(0.1, 3)), int(rng.integers(20, 90))
    floor = peak * float(rng.uniform(0.05, 0.3))
    return [implementation.cosine_annealing(t, peak, floor, total) for t in (3, total // 3, total - 2)]


@step_decay.case("cosine: after the end")
def cosine_after(implementation):
    return [implementation.cosine_annealing(t, 0.1, 0.001, 100) for t in (101, 150, 200)]


@step_decay.random_case("warm-up: on the line", n=3)
def warmup(implementation, rng):
    steps = int(rng.integers(40, 400))
    return [
        implementation.linear_warmup(t, 0.1, w) for t, w in ((0, 1000), (300, 1000), (5, steps), (steps // 2, steps))
    ]


@step_decay.case("warm-up: its end and after")
def warmup_after(implementation):
    return [implementation.linear_warmup(t, 0.1, 1000) for t in (999, 1000, 1300)]
