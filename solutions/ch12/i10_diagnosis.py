"""ch12.i10  Training loss falls, validation loss does not.    Chapter 12, interview, question 10"""

from dlgrade import exercise


@exercise(
    points=7,
    topics=("overfitting", "early-stopping", "diagnosis"),
    hints=(
        "Two curves, three directions each. Which combination is the one in the title, and what is its name?",
        "Single epochs are noisy, so each curve is judged by two averages: the last `window` epochs and the `window` "
        "epochs before them. Compare the change with the earlier average, not with 1.",
        "Order of the questions: does the training loss rise? does it fail to fall? only then does the validation loss "
        "decide. For early stopping, look at the whole validation curve, and take the first of equal minima.",
    ),
    rubric=(
        "Names it: overfitting; the gap between training and validation loss grows.",
        "Rules out the optimizer: training loss falls and gradient norms are healthy, so gradients do not vanish.",
        "At least three remedies with mechanism: more data or augmentation, L2 or weight decay, dropout, early stopping, "
        "a smaller model.",
        "Would first check the split: leakage, a validation set that is too small or from another distribution.",
        "Changes one thing at a time and keeps the test set out of it.",
    ),
    rubric_points=5,
)
def diagnose(training: list[float], validation: list[float], window: int, tolerance: float) -> tuple[str, int]:
    """Judge a training run by its two loss curves.

    training, validation : positive losses after each epoch, equally long, at least 2 * window entries
    window : how many epochs are averaged, tolerance : a small positive number
    ->  (word, epoch).

    The trend of a curve: with `late` the mean of its last `window` entries and `early` the mean of the `window` entries
    just before those, change = (late - early) / early. It falls if change < -tolerance, rises if change > tolerance,
    and is flat otherwise.

    word : "diverging"    if the training loss rises,
           "stuck"        if the training loss is flat,
           "learning"     if both losses fall,
           "overfitting"  if the training loss falls and the validation loss is flat or rises.
    epoch : the index (from 0) of the smallest validation loss of the whole run, the first if there are several; that is
            the epoch whose weights early stopping would keep.

    Example: training [4, 3, 2, 1], validation [4, 3, 3, 4], window 2, tolerance 0.05: ("overfitting", 1); the training
    loss changes by (1.5 - 3.5) / 3.5, the validation loss by (3.5 - 3.5) / 3.5.

    The second function asks for remedies. In ANSWER tell an interviewer what happens in the run of the title, what you
    would check first and which three measures you would take (about 150 words).
    """

    def change(losses):
        late, early = losses[-window:], losses[-2 * window : -window]
        return sum(late) / sum(early) - 1

    epoch = min(range(len(validation)), key=lambda i: validation[i])
    if change(training) > tolerance:
        return "diverging", epoch
    if change(training) >= -tolerance:
        return "stuck", epoch
    return ("learning" if change(validation) < -tolerance else "overfitting"), epoch


@diagnose.part
def remedies() -> dict[str, bool]:
    """The network overfits. Does the measure address that?  Return a dict from each key to True or False.

    "data"          collect more training data           "augmentation"  augment the training data
    "dropout"       dropout in the hidden layers          "l2"            a stronger L2 penalty
    "early"         stop at the best validation loss      "smaller"       fewer units or layers
    "larger"        more units or layers (nothing else)   "epochs"        more epochs
    "he"            He initialization                     "clipping"      gradient clipping
    "peek"          choose the model by its test loss
    """
    good = ("data", "augmentation", "dropout", "l2", "early", "smaller")
    return {k: k in good for k in (*good, "larger", "epochs", "he", "clipping", "peek")}


@diagnose.alternative
def with_numpy(training, validation, window, tolerance):
    import numpy as np

    def trend(losses):
        late = np.mean(losses[-window:])
        early = np.mean(np.asarray(losses)[len(losses) - 2 * window : len(losses) - window])
        relative = (late - early) / early
        return 0 if abs(relative) <= tolerance else np.sign(relative)

    words = {1: "diverging", 0: "stuck", -1: "learning" if trend(validation) == -1 else "overfitting"}
    return words[int(trend(training))], np.argmin(validation)


@diagnose.alternative
def with_index(training, validation, window, tolerance):
    n = len(training)
    means = []
    for losses in (training, validation):
        early = late = 0.0
        for i in range(window):
            late += losses[n - 1 - i] / window
            early += losses[n - 1 - window - i] / window
        means.append((late - early) / early)
    if means[0] > tolerance:
        word = "Diverging"
    elif means[0] < -tolerance:
        word = "overfitting" if means[1] >= -tolerance else "learning"
    else:
        word = "stuck"
    return [word, list(validation).index(min(validation))]


diagnose.mistake(
    "A flat validation loss means that the network has stopped learning.",
    name="flat_is_stuck",
    edit=('else "overfitting")', 'else "overfitting" if change(validation) > tolerance else "stuck")'),
)
diagnose.mistake(
    "As long as the validation loss does not rise, all is well.",
    name="flat_is_fine",
    edit=("change(validation) < -tolerance", "change(validation) <= tolerance"),
)
diagnose.mistake(
    "As long as the training loss falls, the network is learning.",
    name="training_decides",
    edit=('("learning" if change(validation) < -tolerance else "overfitting")', '"learning"'),
)
diagnose.mistake(
    "A rising training loss is overfitting.",
    name="rising_is_overfitting",
    edit=('"diverging", epoch', '"overfitting", epoch'),
)
diagnose.mistake(
    "The first and the last epoch show the trend.",
    name="first_against_last",
    edit=("return sum(late) / sum(early) - 1", "return losses[-1] / losses[0] - 1"),
)
diagnose.mistake(
    "The late epochs are compared with the first ones of the run.",
    name="start_of_the_run",
    edit=("losses[-2 * window : -window]", "losses[:window]"),
)
diagnose.mistake(
    "The change is judged in absolute numbers.",
    name="absolute_change",
    edit=("sum(late) / sum(early) - 1", "(sum(late) - sum(early)) / window"),
)
diagnose.mistake(
    "Early stopping keeps the last epoch.",
    name="last_epoch",
    edit=("min(range(len(validation)), key=lambda i: validation[i])", "len(validation) - 1"),
)
diagnose.mistake(
    "Early stopping keeps the epoch with the smallest training loss.",
    name="best_training_epoch",
    edit=(
        "min(range(len(validation)), key=lambda i: validation[i])",
        "min(range(len(training)), key=lambda i: training[i])",
    ),
)
diagnose.mistake(
    "Epochs are counted from 1.",
    name="counted_from_one",
    edit=("key=lambda i: validation[i])", "key=lambda i: validation[i]) + 1"),
)
diagnose.mistake(
    "Of two equal minima the later one has learned more.",
    name="last_minimum",
    edit=("min(range(len(validation))", "min(range(len(validation))[::-1]"),
)


@diagnose.mistake("Training longer brings the validation loss down in the end.", of="remedies")
def patience():
    return {**remedies(), "epochs": True, "early": False}


@diagnose.mistake("The model is too weak for the validation set, so it needs more units.", of="remedies")
def more_capacity():
    return {**remedies(), "larger": True, "smaller": False}


@diagnose.mistake("It is a vanishing gradient.", of="remedies")
def vanishing_suspected():
    return {**remedies(), "he": True, "clipping": True}


@diagnose.mistake("The test set is there to choose with.", of="remedies")
def test_set_used():
    return {**remedies(), "peek": True}


@diagnose.mistake("Only regularization in the loss helps; data have nothing to do with it.", of="remedies")
def l2_only():
    return {**remedies(), "data": False, "augmentation": False, "dropout": False}


@diagnose.mistake("L2 is for exploding weights, not for overfitting.", of="remedies")
def l2_for_explosion():
    return {**remedies(), "l2": False}


_FALLING = [0.9, 0.7, 0.55, 0.45, 0.38, 0.33, 0.29, 0.26]


diagnose.mistake(
    "The change is measured against the later mean.",
    name="relative_to_the_late",
    edit=("sum(late) / sum(early) - 1", "1 - sum(early) / sum(late)"),
)


diagnose.mistake(
    "A rising training loss is a network that is stuck.",
    name="rising_is_stuck",
    edit=('"diverging", epoch', '"stuck", epoch'),
)


diagnose.mistake(
    "A training is diverging as soon as one of the losses rises.",
    name="validation_rise_diverges",
    edit=('else "overfitting")', 'else "overfitting" if change(validation) <= tolerance else "diverging")'),
)


diagnose.mistake(
    "Every change counts, however small.",
    name="any_change_counts",
    edit=(
        ("change(training) > tolerance", "change(training) > 0"),
        ("change(training) >= -tolerance", "change(training) >= 0"),
        ("change(validation) < -tolerance", "change(validation) < 0"),
    ),
)


diagnose.mistake(
    "The last epoch and the one `window` epochs before show the trend.",
    name="two_single_epochs",
    edit=("return sum(late) / sum(early) - 1", "return late[-1] / early[-1] - 1"),
)


diagnose.mistake(
    "The last epoch is compared with the one before.",
    name="last_two_epochs",
    edit=("return sum(late) / sum(early) - 1", "return losses[-1] / losses[-2] - 1"),
)


diagnose.mistake(
    "A window is represented by its median.",
    name="median_for_mean",
    edit=(
        "return sum(late) / sum(early) - 1",
        "return sorted(late)[window // 2] / sorted(early)[window // 2] - 1 if window % 2 else sum(sorted(late)[window // 2 - 1 : window // 2 + 1]) / sum(sorted(early)[window // 2 - 1 : window // 2 + 1]) - 1",
    ),
)


@diagnose.mistake("Early stopping looks at the last window only.")
def minimum_of_the_last_window(training, validation, window, tolerance):
    word, _ = diagnose(training, validation, window, tolerance)
    return word, min(range(len(validation) - window, len(validation)), key=lambda i: validation[i])


@diagnose.mistake("The smallest validation loss itself is asked for.")
def loss_for_epoch(training, validation, window, tolerance):
    return diagnose(training, validation, window, tolerance)[0], min(validation)


@diagnose.case("single epochs stick out", weight=3)
def single_epochs(implementation):
    flat = [1.3, 1.0, 1.0, 1.0, 1.0, 1.6, 0.5, 0.9]
    falls = [1.5, 1.3, 1.4, 1.2, 0.9, 0.3, 0.9, 1.3]
    return [
        implementation.diagnose(*curves, 3, 0.05) for curves in ((flat, falls), (falls, flat), (falls, falls[::-1]))
    ]


@diagnose.case("the run of the title: validation loss flat", weight=1.5)
def plateau(implementation):
    return implementation.diagnose(list(_FALLING), [0.95, 0.8, 0.66, 0.6, 0.58, 0.59, 0.58, 0.6], 3, 0.05)


@diagnose.case("validation loss rises")
def rises(implementation):
    return implementation.diagnose(list(_FALLING), [0.95, 0.75, 0.7, 0.68, 0.71, 0.77, 0.85, 0.96], 2, 0.02)


@diagnose.case("both fall, the losses are small")
def healthy(implementation):
    return implementation.diagnose([v / 50 for v in _FALLING], [v / 40 for v in _FALLING], 2, 0.05)


@diagnose.case("nothing moves any more")
def stuck(implementation):
    losses = [2.3, 0.9, 0.7, 0.695, 0.69, 0.694, 0.693, 0.692]
    return implementation.diagnose(losses, [v + 0.02 for v in losses], 2, 0.05)


@diagnose.case("the training loss rises")
def diverging(implementation):
    losses = [0.9, 0.6, 0.5, 0.8, 1.7, 4.0]
    return implementation.diagnose(losses, [v * 1.1 for v in losses], 2, 0.05)


@diagnose.case("a bump at the start")
def bump(implementation):
    return implementation.diagnose([1.0, 2.0, 2.0, 1.5, 1.2, 0.95], [1.1, 2.1, 2.2, 1.7, 1.4, 1.2], 2, 0.1)


@diagnose.random_case("random curves", n=8, weight=3, required=True)
def random_curves(implementation, rng):
    n, window = int(rng.integers(9, 14)), int(rng.integers(2, 4))
    rates = rng.choice([-0.12, -0.12, -0.1, 0.002, 0.1], size=2)
    curves = [[round(float(3 * 2.71828 ** (r * i) * rng.uniform(0.98, 1.02)), 3) for i in range(n)] for r in rates]
    return implementation.diagnose(*curves, window, 0.05)


def _probe_of(key):
    return lambda implementation: implementation.remedies()[key]


for _key in remedies():
    diagnose.case(f"a remedy: {_key}", alone=True, weight=0.4)(_probe_of(_key))


@diagnose.case("changes just inside the tolerance")
def inside_the_tolerance(implementation):
    falling = [2.0, 1.5, 1.0, 1.0, 0.8, 0.8]
    rising, sinking = [1.2, 1.0, 1.0, 1.0, 1.1, 1.1], [1.2, 1.0, 1.0, 1.0, 0.91, 0.91]
    return [implementation.diagnose(falling, validation, 2, 0.095) for validation in (rising, sinking)]
