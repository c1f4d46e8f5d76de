"""ch12.e14  Warm-up and cosine, by the book and by a framework.    Chapter 12, exercise 12.14"""

import math

from dlgrade import exercise


@exercise(
    points=8,
    topics=("learning-rate-schedules", "warm-up", "frameworks"),
    hints=(
        "Draw the curve first: where is it 0, where at the peak, where at the floor? Write these three steps down with "
        "their numbers for warmup 10 and total 100.",
        "The cosine part is younger than the run: when it begins, ``warmup`` steps are over. How old is it at step t, "
        "and how long does it live?",
        "A rate is looked up once for every update. How many updates does an epoch of m examples in batches of b make, "
        "if the last batch may be short?",
        "Keras's alpha is multiplied with a rate, so it has no unit: it is a share. Which share of the peak is the "
        "floor that you want? And its decay_steps do not contain the warm-up.",
        "Plan: warmup_cosine is an if (still in warm-up?) and two formulas; the other variant differs in the first of "
        "them only. For keras_cosine limit the step, take (1 + cos) / 2 of the completed fraction, mix it with alpha.",
    ),
)
def warmup_cosine(t: int, peak: float, warmup: int, total: int, floor: float = 0.0) -> float:
    """The learning rate of update t (t = 0, 1, 2, ... counts UPDATES, not epochs): linear warm-up, then a cosine.

    For t < warmup the rate is peak * t / warmup, so that update 0 has rate 0. Then a half cosine goes from ``peak`` at
    t = warmup to ``floor`` (an absolute rate) at t = total, and for t > total the rate stays at ``floor``.
    warmup = 0 means: no warm-up.

    Example: peak 0.01, warmup 10, total 100, floor 0: t = 0, 5, 10, 55, 99 have 0, 0.005, 0.01, 0.005, 3.0459e-06.
    """
    if t < warmup:
        return peak * t / warmup
    done = (min(t, total) - warmup) / (total - warmup)
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))


@warmup_cosine.part
def warmup_cosine_no_idle_step(t: int, peak: float, warmup: int, total: int, floor: float = 0.0) -> float:
    """The same schedule, except that the warm-up is peak * (t + 1) / warmup: no update is wasted with rate 0.

    t = warmup - 1 has the full peak, and so has t = warmup, where the cosine starts as before.
    Example: peak 0.01, warmup 10, total 100: t = 0, 5, 9, 10, 55 have 0.001, 0.006, 0.01, 0.01, 0.005.
    """
    if t < warmup:
        return peak * (t + 1) / warmup
    return warmup_cosine(t, peak, warmup, total, floor)


@warmup_cosine.part
def rates_of_run(m: int, batch_size: int, epochs: int, peak: float, warmup_fraction: float) -> list[float]:
    """The rate of every update of a whole run with `warmup_cosine` and floor 0, in order.

    m examples are cut into batches of batch_size in each epoch, a short last batch included; every batch is an update.
    total = all updates of the run; warmup = the whole part of warmup_fraction * total.
    Example: m = 10, batch_size 4, 2 epochs make 6 updates; with peak 1 and fraction 0.5: 0, 1/3, 2/3, 1, 0.75, 0.25.
    """
    total = epochs * math.ceil(m / batch_size)
    return [warmup_cosine(t, peak, int(warmup_fraction * total), total) for t in range(total)]


@warmup_cosine.part
def keras_cosine(step: int, initial_learning_rate: float, decay_steps: int, alpha: float = 0.0) -> float:
    """What ``keras.optimizers.schedules.CosineDecay(initial_learning_rate, decay_steps, alpha)(step)`` gives.

    Keras documents: alpha is the minimum learning rate AS A FRACTION of initial_learning_rate. With
    c = (1 + cos(pi * min(step, decay_steps) / decay_steps)) / 2 the rate is initial_learning_rate * ((1 - alpha) c + alpha).
    Example: 0.001, 1000, 0.0001: step 0 has 0.001, step 500 has 0.00050005, steps 1000 and 1599 have 1e-07.
    """
    cosine = 0.5 * (1 + math.cos(math.pi * min(step, decay_steps) / decay_steps))
    return initial_learning_rate * ((1 - alpha) * cosine + alpha)


@warmup_cosine.part
def keras_arguments(peak: float, warmup: int, total: int, floor: float) -> dict[str, float]:
    """The five arguments with which Keras's CosineDecay follows `warmup_cosine` (floor an absolute rate).

    With warm-up, Keras goes in a straight line from initial_learning_rate at step 0 to warmup_target at step
    warmup_steps; then a cosine of its own length decay_steps leads from warmup_target to alpha * warmup_target.
    Return {"initial_learning_rate", "warmup_target", "warmup_steps", "decay_steps", "alpha"}.
    Example: peak 0.01, warmup 10, total 100, floor 0.001: warmup_target 0.01, alpha 0.1.
    """
    return {
        "initial_learning_rate": 0.0,
        "warmup_target": peak,
        "warmup_steps": warmup,
        "decay_steps": total - warmup,
        "alpha": floor / peak,
    }


@warmup_cosine.alternative
def with_squares(t, peak, warmup, total, floor=0.0):
    if t >= total:
        return floor
    if t < warmup:
        return t * (peak / warmup)
    half = math.pi / 2 * (t - warmup) / (total - warmup)
    return peak * math.cos(half) ** 2 + floor * math.sin(half) ** 2


@warmup_cosine.alternative(of="rates_of_run")
def with_nested_loops(m, batch_size, epochs, peak, warmup_fraction):
    per_epoch = len(range(0, m, batch_size))
    rates, t = [], 0
    for _ in range(epochs):
        for _ in range(per_epoch):
            rates.append(warmup_cosine(t, peak, math.floor(warmup_fraction * per_epoch * epochs), per_epoch * epochs))
            t += 1
    return rates


@warmup_cosine.alternative(of="keras_cosine")
def by_cases(step, initial_learning_rate, decay_steps, alpha=0.0):
    lowest = alpha * initial_learning_rate
    if step >= decay_steps:
        return lowest
    return lowest + (initial_learning_rate - lowest) * (1 + math.cos(step / decay_steps * math.pi)) / 2


warmup_cosine.mistake(
    "The cosine part is the usual cosine of t over total; warm-up only replaces its beginning.",
    name="cosine_not_shifted",
    edit=("(min(t, total) - warmup) / (total - warmup)", "min(t, total) / total"),
)
warmup_cosine.mistake(
    "Once warm-up is over the cosine still takes total steps.",
    name="cosine_too_long",
    edit=("/ (total - warmup)", "/ total"),
)
warmup_cosine.mistake(
    "After the last step of the plan the formula takes care of itself.",
    name="rises_again",
    edit=("min(t, total) - warmup", "t - warmup"),
)
warmup_cosine.mistake(
    "The floor is a lower limit, so it cuts the cosine off with max.",
    name="floor_cuts",
    edit=(
        "floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))",
        "max(floor, 0.5 * peak * (1 + math.cos(math.pi * done)))",
    ),
)
warmup_cosine.mistake(
    "t / warmup and (t + 1) / warmup are the same thing; the later one never idles, so it is used everywhere.",
    name="one_ahead",
    edit=("return peak * t / warmup", "return peak * (t + 1) / warmup"),
)
warmup_cosine.mistake(
    "Counting from 0 is only a shift, so the cosine moves by one as well.",
    name="cosine_moved_too",
    of="warmup_cosine_no_idle_step",
    edit=("return warmup_cosine(t, peak", "return warmup_cosine(t + 1, peak"),
)
warmup_cosine.mistake(
    "A rate belongs to an epoch: all batches of an epoch share it.",
    name="per_epoch",
    of="rates_of_run",
    edit=(
        "[warmup_cosine(t, peak, int(warmup_fraction * total), total) for t in range(total)]",
        "[warmup_cosine(t // (total // epochs), peak, int(warmup_fraction * epochs), epochs) for t in range(total)]",
    ),
)
warmup_cosine.mistake(
    "An epoch has m // batch_size updates.",
    name="short_batch_ignored",
    of="rates_of_run",
    edit=("math.ceil(m / batch_size)", "(m // batch_size)"),
)
warmup_cosine.mistake(
    "Keras's alpha is the lowest learning rate.",
    name="alpha_absolute",
    of="keras_cosine",
    edit=("initial_learning_rate * ((1 - alpha) * cosine + alpha)", "alpha + (initial_learning_rate - alpha) * cosine"),
)
warmup_cosine.mistake(
    "decay_steps is the length of a period; afterwards Keras's schedule starts to climb.",
    name="keras_not_clipped",
    of="keras_cosine",
    edit=("math.cos(math.pi * min(step, decay_steps)", "math.cos(math.pi * step"),
)
warmup_cosine.mistake(
    "The floor goes into alpha as it is.",
    name="floor_as_alpha",
    of="keras_arguments",
    edit=("floor / peak", "floor"),
)
warmup_cosine.mistake(
    "decay_steps is the length of the whole run.",
    name="decay_steps_with_warmup",
    of="keras_arguments",
    edit=("total - warmup", "total"),
)
warmup_cosine.mistake(
    "initial_learning_rate is the largest rate, as without warm-up.",
    name="initial_is_peak",
    of="keras_arguments",
    edit=('"initial_learning_rate": 0.0', '"initial_learning_rate": peak'),
)


warmup_cosine.mistake(
    "The floor is a fraction of the peak.",
    name="floor_as_fraction",
    edit=("floor + 0.5 * (peak - floor)", "floor * peak + 0.5 * (peak - floor * peak)"),
)

warmup_cosine.mistake(
    "The cosine takes as many updates as the whole run, from the end of the warm-up on.",
    name="cosine_as_long_as_the_run",
    edit=("(min(t, total) - warmup) / (total - warmup)", "min(1, (t - warmup) / total)"),
)

warmup_cosine.mistake(
    "Update number `warmup` is still part of the warm-up.",
    name="warmup_one_too_long",
    of="warmup_cosine_no_idle_step",
    edit=("if t < warmup:", "if t <= warmup:"),
)

warmup_cosine.mistake(
    "A part of an update of warm-up counts as a whole one.",
    name="warmup_rounded_up",
    of="rates_of_run",
    edit=("int(warmup_fraction * total)", "math.ceil(warmup_fraction * total)"),
)


warmup_cosine.mistake(
    "Once warm-up is over the cosine takes total steps, and the plan's end cuts it off.",
    name="cosine_cut_off",
    edit=("done = (min(t, total) - warmup) / (total - warmup)", "done = 1.0 if t >= total else (t - warmup) / total"),
)


warmup_cosine.mistake(
    "The floor is added to the cosine, which starts at the peak.",
    name="floor_on_top",
    edit=(
        "floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))",
        "floor + 0.5 * peak * (1 + math.cos(math.pi * done))",
    ),
)


warmup_cosine.mistake(
    "The cosine runs through a whole period.",
    name="whole_period",
    edit=("math.cos(math.pi * done)", "math.cos(2 * math.pi * done)"),
)


warmup_cosine.mistake(
    "The cosine runs through a whole period; from the plan's end on the floor holds.",
    name="whole_period_then_floor",
    edit=("math.cos(math.pi * done)", "math.cos(2 * math.pi * done if done < 1 else math.pi)"),
)


warmup_cosine.mistake(
    "The cosine falls from 1 to 0, so a quarter of its period is needed.",
    name="quarter_wave",
    edit=(
        "floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))",
        "floor + (peak - floor) * math.cos(math.pi / 2 * done)",
    ),
)


warmup_cosine.mistake(
    "After warm-up the rate falls in a straight line.",
    name="linear_decay",
    edit=("floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))", "floor + (peak - floor) * (1 - done)"),
)


warmup_cosine.mistake(
    "When the plan is over, training is over: rate 0.",
    name="zero_after_the_end",
    edit=(
        "return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))",
        "return (floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * done))) * (t < total)",
    ),
)


warmup_cosine.mistake(
    "The warm-up starts at the floor.",
    name="warm_up_from_the_floor",
    edit=("return peak * t / warmup", "return floor + (peak - floor) * t / warmup"),
)


warmup_cosine.mistake(
    "The warm-up is rounded to the nearest number of updates.",
    name="warmup_rounded",
    of="rates_of_run",
    edit=("int(warmup_fraction * total)", "round(warmup_fraction * total)"),
)


warmup_cosine.mistake(
    "Batches run on from one epoch into the next.",
    name="batches_cross_epochs",
    of="rates_of_run",
    edit=("epochs * math.ceil(m / batch_size)", "math.ceil(epochs * m / batch_size)"),
)


warmup_cosine.mistake(
    "Updates are counted from 1.",
    name="updates_from_one",
    of="rates_of_run",
    edit=("for t in range(total)", "for t in range(1, total + 1)"),
)


warmup_cosine.mistake(
    "The warm-up begins with the first step up, peak / warmup.",
    name="initial_is_the_first_step",
    of="keras_arguments",
    edit=('"initial_learning_rate": 0.0', '"initial_learning_rate": peak / warmup'),
)


@warmup_cosine.case("peak 0.01, 10 of 100 updates", weight=2, required=True)
def book(implementation):
    return [implementation.warmup_cosine(t, 0.01, 10, 100) for t in (0, 5, 9, 10, 11, 55, 99, 100)]


@warmup_cosine.random_case("any floor", n=4, weight=3)
def floors(implementation, rng):
    peak, warmup = float(rng.uniform(0.1, 2)), int(rng.integers(5, 20))
    total, floor = 4 * warmup + int(rng.integers(3, 30)), peak * float(rng.uniform(0.05, 0.4))
    steps = (0, warmup // 2, warmup, 2 * warmup, 3 * warmup, total - 1)
    return [implementation.warmup_cosine(t, peak, warmup, total, floor) for t in steps]


@warmup_cosine.random_case("after the plan's end", n=2)
def after(implementation, rng):
    floor, total = float(rng.uniform(0.02, 0.2)), int(rng.integers(30, 50))
    return [implementation.warmup_cosine(t, 0.5, 8, total, floor) for t in (total + 1, total + 20, 2 * total + 10)]


@warmup_cosine.random_case("no warm-up", n=2)
def none(implementation, rng):
    peak = float(rng.uniform(0.3, 0.9))
    return [implementation.warmup_cosine(t, peak, 0, 40, 0.1) for t in (0, 10, 39)]


@warmup_cosine.random_case("the variant without an idle step", n=2, alone=True)
def variant(implementation, rng):
    steps = (0, 5, 8, 9, 10, 11, 55)
    rates = [implementation.warmup_cosine_no_idle_step(t, 0.01, 10, 100) for t in steps]
    peak, warmup = float(rng.uniform(0.3, 0.9)), int(rng.integers(6, 10))
    steps = (0, 4, warmup, warmup + 5, 29)
    return rates, [implementation.warmup_cosine_no_idle_step(t, peak, warmup, 30, 0.1) for t in steps]


@warmup_cosine.random_case("the rates of a whole run", n=3, weight=2, alone=True)
def run(implementation, rng):
    batch_size, epochs = int(rng.integers(3, 6)), int(rng.integers(4, 7))
    m = int(rng.integers(2, 5)) * batch_size + int(rng.integers(1, batch_size))
    total = epochs * math.ceil(m / batch_size)
    fractions = [(int(rng.integers(2, total // 2)) + part) / total for part in (0.3, 0.7)]  # rounding is no way out
    return [implementation.rates_of_run(m, batch_size, epochs, 0.3, fraction) for fraction in fractions]


@warmup_cosine.case("Keras: floor 1e-07, not 1e-04", alone=True)
def keras(implementation):
    return [implementation.keras_cosine(s, 0.001, 1000, 0.0001) for s in (0, 100, 500, 900, 1000)]


@warmup_cosine.random_case("Keras: a large alpha, and after decay_steps", n=2, weight=1.5, alone=True)
def keras_after(implementation, rng):
    steps, alpha = int(rng.integers(45, 60)), float(rng.uniform(0.2, 0.4))
    rates = [implementation.keras_cosine(s, 0.2, steps, alpha) for s in (20, 40, steps + 1, steps + 30)]
    return [*rates, implementation.keras_cosine(20, 0.2, steps)]


@warmup_cosine.random_case("the book's schedule in Keras's words", n=3, weight=1.5, alone=True)
def translated(implementation, rng):
    peak, warmup = float(rng.uniform(0.1, 0.7)), int(rng.integers(5, 20))
    return implementation.keras_arguments(peak, warmup, 5 * warmup + 3, 0.25 * peak)
