"""ch12.p1i  Choose the schedule by name.    Chapter 12, the network class"""

import math

from dlgrade import exercise, raised_name


@exercise(
    points=5,
    topics=("learning-rate-schedules", "errors"),
    hints=(
        "A chain of ifs without a last else returns None for a misspelt name. When would the user of your class notice, "
        "and what would the message say?",
        "Treat the name first. None is allowed (no schedule); everything that is not in your list raises ValueError, in "
        "epoch 0 already.",
        "How many warm-up epochs has a run of 7 epochs if a tenth is warm-up, rounded down? Make sure that nothing is "
        "divided by that number then, and that the cosine still starts at the peak.",
        "An epoch with rate 0 trains nothing. With (epoch + 1) / w the line ends at the peak in the last epoch of the "
        "warm-up instead of starting at 0 in the first.",
    ),
)
def learning_rate(schedule: str | None, initial: float, epoch: int, epochs: int) -> float:
    """The learning rate of ``epoch`` (0, 1, ..., epochs - 1) in a run of ``epochs`` epochs.

    schedule is one of
        None             initial in every epoch
        "step"           halved after every 200 epochs (epoch 200 is the first with initial / 2)
        "exponential"    initial * e^(-0.01 epoch)
        "cosine"         initial / 2 * (1 + cos(pi epoch / epochs))
        "warmup_cosine"  w = epochs // 10 epochs of warm-up with initial * (epoch + 1) / w, so that no epoch is wasted
                         with rate 0; then, from epoch w on, initial / 2 * (1 + cos(pi (epoch - w) / (epochs - w))).
                         Runs shorter than 10 epochs have no warm-up.
    Any other value raises ValueError, whatever the epoch. The unit of this selector is the epoch.

    Example: initial 0.01, 100 epochs, "warmup_cosine": epochs 0, 9, 10, 55 have 0.001, 0.01, 0.01, 0.005.
    """
    if schedule is None:
        return initial
    if schedule == "step":
        return initial * 0.5 ** (epoch // 200)
    if schedule == "exponential":
        return initial * math.exp(-0.01 * epoch)
    if schedule == "cosine":
        return initial / 2 * (1 + math.cos(math.pi * epoch / epochs))
    if schedule == "warmup_cosine":
        w = epochs // 10
        if epoch < w:
            return initial * (epoch + 1) / w
        return initial / 2 * (1 + math.cos(math.pi * (epoch - w) / (epochs - w)))
    raise ValueError(f"unknown schedule {schedule!r}")


@learning_rate.alternative
def with_a_table(schedule, initial, epoch, epochs):
    warm = int(0.1 * epochs + 1e-9)
    table = {
        None: lambda: 1.0,
        "step": lambda: 2.0 ** -int(epoch / 200),
        "exponential": lambda: math.e ** (-epoch / 100),
        "cosine": lambda: math.cos(math.pi * epoch / (2 * epochs)) ** 2,
        "warmup_cosine": lambda: (
            (epoch + 1) / warm if epoch < warm else math.cos(math.pi / 2 * (epoch - warm) / (epochs - warm)) ** 2
        ),
    }
    if schedule not in table:
        raise ValueError(f"schedule must be one of {list(table)}")
    return initial * table[schedule]()


learning_rate.mistake(
    "A name that fits no branch cannot come in, so the function just ends.",
    name="unknown_is_none",
    edit=('    raise ValueError(f"unknown schedule {schedule!r}")', "    return None"),
)
learning_rate.mistake(
    "An unknown schedule means a constant rate.",
    name="unknown_is_constant",
    edit=('    raise ValueError(f"unknown schedule {schedule!r}")', "    return initial"),
)
learning_rate.mistake(
    "A wrong name is a wrong key.",
    name="raises_key_error",
    edit=("raise ValueError(f", "raise KeyError(f"),
)
learning_rate.mistake(
    "None is no schedule, so it is refused too.",
    name="none_refused",
    edit=("    if schedule is None:\n        return initial\n", ""),
)
learning_rate.mistake(
    "Warm-up starts with rate 0 in epoch 0.",
    name="idle_first_epoch",
    edit=("return initial * (epoch + 1) / w", "return initial * epoch / w"),
)
learning_rate.mistake(
    "There is always at least one epoch of warm-up.",
    name="warmup_in_short_runs",
    edit=("        w = epochs // 10\n", "        w = max(1, epochs // 10)\n"),
)
learning_rate.mistake(
    "A tenth is rounded up.",
    name="tenth_rounded_up",
    edit=("        w = epochs // 10\n", "        w = math.ceil(epochs / 10) if epochs > 9 else 0\n"),
)
learning_rate.mistake(
    "After warm-up the plain cosine takes over.",
    name="cosine_not_shifted",
    edit=("math.cos(math.pi * (epoch - w) / (epochs - w))", "math.cos(math.pi * epoch / epochs)"),
)
learning_rate.mistake(
    "The steps are fifths of the run.", name="step_by_run_length", edit=("epoch // 200", "epoch // max(epochs // 5, 1)")
)
learning_rate.mistake(
    "Exponential decay is a power of ten.",
    name="base_ten",
    edit=("math.exp(-0.01 * epoch)", "10 ** (-0.01 * epoch)"),
)
learning_rate.mistake(
    "Exponential decay takes away one percent of the initial rate in each epoch.",
    name="linear_decay",
    edit=("math.exp(-0.01 * epoch)", "(1 - 0.01 * epoch)"),
)
learning_rate.mistake(
    "Warm-up takes ten epochs.",
    name="ten_epochs_of_warmup",
    edit=("        w = epochs // 10\n", "        w = 10\n"),
)
learning_rate.mistake(
    "The exponential schedule multiplies by 0.01 less than 1 each epoch.",
    name="discrete_decay",
    edit=("math.exp(-0.01 * epoch)", "0.99**epoch"),
)
learning_rate.mistake(
    "The last epoch has rate 0.",
    name="zero_in_last_epoch",
    edit=("math.pi * epoch / epochs", "math.pi * epoch / (epochs - 1)"),
)
learning_rate.mistake(
    "1 + cos lies between 0 and 1.",
    name="cosine_not_halved",
    edit=(
        "initial / 2 * (1 + math.cos(math.pi * epoch / epochs))",
        "initial * (1 + math.cos(math.pi * epoch / epochs))",
    ),
)
learning_rate.mistake(
    "The exponential schedule is e to the power of 0.01 epoch.",
    name="exponential_grows",
    edit=("-0.01 * epoch", "0.01 * epoch"),
)
learning_rate.mistake(
    "Step decay goes down a little in every epoch.",
    name="no_whole_blocks",
    edit=("epoch // 200", "epoch / 200"),
)
learning_rate.mistake(
    "Epoch 200 is the last with the old rate.",
    name="drop_one_late",
    edit=("epoch // 200", "max(epoch - 1, 0) // 200"),
)
learning_rate.mistake(
    "The cosine after the warm-up is as long as the whole run.",
    name="cosine_too_long",
    edit=("(epoch - w) / (epochs - w)", "(epoch - w) / epochs"),
)


learning_rate.mistake(
    "The warm-up is a tenth of the run, whole or not.",
    name="tenth_not_whole",
    edit=("epochs // 10", "epochs / 10"),
)


learning_rate.mistake(
    "The warm-up includes epoch w.", name="warmup_one_longer", edit=("if epoch < w:", "if epoch <= w and w:")
)


learning_rate.mistake(
    "Every run warms up: a tenth is rounded up, in short runs too.",
    name="every_run_warms_up",
    edit=("w = epochs // 10", "w = -(-epochs // 10)"),
)


learning_rate.mistake(
    "The rate is halved once, at epoch 200.",
    name="halved_once",
    edit=("0.5 ** (epoch // 200)", "(0.5 if epoch >= 200 else 1.0)"),
)


learning_rate.mistake(
    "The exponential schedule runs over the share of the run that is over.",
    name="exponent_over_the_run",
    edit=("math.exp(-0.01 * epoch)", "math.exp(-epoch / epochs)"),
)


@learning_rate.case("no schedule")
def constant(implementation):
    return [implementation.learning_rate(None, 0.3, e, 50) for e in (0, 20, 49)]


@learning_rate.random_case("step", n=2)
def step(implementation, rng):
    initial, later = float(rng.uniform(0.1, 0.5)), int(rng.integers(401, 950))
    return [implementation.learning_rate("step", initial, e, 960) for e in (0, 199, 200, 201, 399, 400, later)]


@learning_rate.random_case("exponential and cosine", n=3)
def smooth(implementation, rng):
    epochs = int(rng.integers(60, 300))
    return [
        implementation.learning_rate(s, 0.3, e, epochs) for s in ("exponential", "cosine") for e in (0, 17, epochs - 1)
    ]


@learning_rate.case("warmup_cosine: 100 epochs", weight=1.5, required=True)
def warmup(implementation):
    return [implementation.learning_rate("warmup_cosine", 0.01, e, 100) for e in (0, 5, 9, 10, 11, 55, 99)]


@learning_rate.random_case("warmup_cosine: epochs that are no multiple of ten", n=3, weight=3)
def odd(implementation, rng):
    w, initial = int(rng.integers(3, 8)), float(rng.uniform(0.1, 0.5))
    epochs = 10 * w + int(rng.integers(5, 9))
    moments = (0, w - 2, w - 1, w, w + 1, 6 * w, epochs - 1)
    return [implementation.learning_rate("warmup_cosine", initial, e, epochs) for e in moments]


@learning_rate.case("warmup_cosine: a run of 7 epochs")
def short(implementation):
    return [implementation.learning_rate("warmup_cosine", 0.2, e, 7) for e in (0, 1, 3, 6)]


@learning_rate.case("an unknown schedule raises ValueError", weight=1.5)
def unknown(implementation):
    found = []
    for schedule, epoch in (("cosin", 0), ("", 7)):
        exception = raised_name(lambda s=schedule, e=epoch: implementation.learning_rate(s, 0.1, e, 50))
        found.append(exception or implementation.learning_rate(schedule, 0.1, epoch, 50))
    return found
