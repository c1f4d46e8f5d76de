"""ch10.d2  Fifty layers do worse than five: find out why.    Chapter 10, Exercises D, question 2"""

import math

from dlgrade import exercise


@exercise(
    points=6,
    topics=("degradation", "overfitting", "debugging"),
    hints=(
        "Which number would you ask your colleague for before anything else: the training or the validation error?",
        "Over-fitting can be blamed only if the deep network at least fits its training data. So the comparison with "
        "the shallow network's training error comes before the gap.",
        "Four questions in this order, and the first yes decides: not finite? training worse than the shallow one's by "
        "more than 2? gap above 5? training error above 10? NaN answers no to every comparison, so ask for it by name.",
    ),
    rubric=(
        "Asks for the training error first; a worse training error rules out over-fitting as the explanation.",
        "Vanishing or exploding gradients: product of many factors; remedies He initialization, normalization, "
        "residual connections, for explosion clipping.",
        "Degradation: a solution exists (copy the shallow net, identity layers) but is not found; residual "
        "connections.",
        "Over-fitting where the training error is low: more data, regularization, smaller network.",
        "Learning rate (and number of steps) not tuned for the deep network; too little data for depth to pay.",
        "Answers the claim fairly: depth is neither hype nor a cure; 152 layers work with skips, few layers do for "
        "tables.",
    ),
    rubric_points=6,
)
def diagnose(train_error: float, val_error: float, shallow_train_error: float) -> str:
    """What is most likely wrong with a deep network, from three errors.

    train_error, val_error : training and validation error of the deep network, in percent
    shallow_train_error    : training error of a shallow network on the same data, in percent, finite
    ->  one of five words, by the FIRST rule that holds:

    "diverged"      train_error is NaN or infinite (gradients exploded, or the learning rate is too large)
    "optimization"  train_error is above shallow_train_error by more than 2 points
    "overfitting"   val_error is above train_error by more than 5 points
    "underfitting"  train_error is more than 10
    "fine"          none of these

    Example: diagnose(12, 20, 4) is "optimization": the deep network does not even fit what the shallow one fits, so
    the gap of 8 points is not the first thing to mend.

    In ANSWER reply to a colleague: "My 50-layer network is worse than my 5-layer one. Deep learning is overhyped."
    Name at least three possible causes, how to tell them apart, and a remedy for each (about 200 words).
    """
    if not math.isfinite(train_error):
        return "diverged"
    if train_error - shallow_train_error > 2:
        return "optimization"
    if val_error - train_error > 5:
        return "overfitting"
    if train_error > 10:
        return "underfitting"
    return "fine"


@diagnose.alternative
def by_table(train_error, val_error, shallow_train_error):
    rules = {
        "diverged": train_error != train_error or abs(train_error) == float("inf"),
        "optimization": train_error > shallow_train_error + 2,
        "overfitting": val_error > train_error + 5,
        "underfitting": train_error > 10,
        "fine": True,
    }
    return next(word for word, holds in rules.items() if holds)


@diagnose.mistake("A large gap is over-fitting, whatever the training error.")
def gap_comes_first(train_error, val_error, shallow_train_error):
    gap = math.isfinite(train_error) and val_error - train_error > 5
    return "overfitting" if gap else diagnose(train_error, val_error, shallow_train_error)


@diagnose.mistake("What counts is how the deep network validates against the shallow one.")
def validation_against_shallow(train_error, val_error, shallow_train_error):
    if math.isfinite(train_error) and val_error - shallow_train_error > 2:
        return "optimization"
    return diagnose(train_error, val_error, shallow_train_error)


@diagnose.mistake("A high training error means too little capacity; no shallow network need be asked.")
def shallow_never_asked(train_error, val_error, shallow_train_error):
    return diagnose(train_error, val_error, math.inf)


diagnose.mistake(
    "The comparisons take care of NaN by themselves.",
    name="nan_ignored",
    edit=("not math.isfinite(train_error)", "math.isinf(train_error)"),
)
diagnose.mistake(
    "Any difference between two training errors is a finding.",
    name="no_margin",
    edit=("train_error - shallow_train_error > 2", "train_error > shallow_train_error"),
)
diagnose.mistake(
    "Over-fitting shows in a high validation error.",
    name="high_validation_error",
    edit=("val_error - train_error > 5", "val_error > 10"),
)


@diagnose.mistake("Too low is suspicious, too high is under-fitting: the training error tells it all.")
def training_error_alone(train_error, val_error, shallow_train_error):
    return diagnose(train_error, train_error, shallow_train_error)


diagnose.call_case("fits worse than the shallow network", 12, 20, 4)
diagnose.call_case("fits well, validates badly", 1, 14, 3)
diagnose.call_case("neither network fits", 18, 20, 19)
diagnose.call_case("all is well", 3, 6, 2)
diagnose.call_case("training error NaN", math.nan, math.nan, 4)
diagnose.call_case("high errors, no gap", 9, 12, 8)
diagnose.case("infinite training error", smoke=True)(lambda implementation: implementation.diagnose(math.inf, 50, 4))
diagnose.case("at the edges")(
    lambda implementation: [
        implementation.diagnose(*e) for e in ((6, 11, 4), (7, 9, 4), (2, 8, 2), (10, 12, 9), (11, 12, 9), (9, 2, 8))
    ]
)


diagnose.mistake(
    "A difference of exactly 2 points is more than 2 points.",
    name="two_points_are_enough",
    edit=("shallow_train_error > 2", "shallow_train_error >= 2"),
)

diagnose.mistake(
    "Only NaN says that the training diverged.",
    name="only_nan_diverges",
    edit=("not math.isfinite(train_error)", "math.isnan(train_error)"),
)

diagnose.mistake(
    "A high validation error is what underfitting means.",
    name="underfitting_by_validation",
    edit=("train_error > 10", "val_error > 10"),
)


@diagnose.random_case("any three errors", n=25, weight=6)
def any_errors(implementation, rng):
    train = int(rng.integers(0, 25))
    return implementation.diagnose(train, train + int(rng.integers(0, 12)), int(rng.integers(0, 25)))


diagnose.mistake(
    "A gap is a gap: a validation error far below the training error is over-fitting as well.",
    name="gap_without_sign",
    edit=("val_error - train_error > 5", "abs(val_error - train_error) > 5"),
)
diagnose.mistake(
    "Two training errors that differ by more than 2 points show trouble, whichever is larger.",
    name="difference_without_sign",
    edit=("train_error - shallow_train_error > 2", "abs(train_error - shallow_train_error) > 2"),
)
diagnose.mistake(
    "A gap of exactly 5 points is a gap above 5 points.",
    name="five_points_are_enough",
    edit=("val_error - train_error > 5", "val_error - train_error >= 5"),
)
diagnose.mistake(
    "A training error of exactly 10 is more than 10.",
    name="ten_is_enough",
    edit=("train_error > 10", "train_error >= 10"),
)


@diagnose.mistake("Training diverged as soon as either error is not finite.")
def validation_diverges_too(train_error, val_error, shallow_train_error):
    return diagnose(train_error if math.isfinite(val_error) else math.nan, val_error, shallow_train_error)


@diagnose.mistake("A high training error is under-fitting first of all; the gap is asked about afterwards.")
def underfitting_comes_first(train_error, val_error, shallow_train_error):
    word = diagnose(train_error, val_error, shallow_train_error)
    return "underfitting" if word == "overfitting" and train_error > 10 else word


diagnose.call_case("only the validation error is infinite", 3, math.inf, 4)
