"""ch12.q4  Which initialization for ReLU?    Chapter 12, MCQ 4"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("initialization", "he", "xavier"),
    hints=(
        "A ReLU layer lets about half of its pre-activations through. What does that do to the mean square of a signal "
        "that was kept exactly by the weights?",
        "For ten layers each scheme multiplies the standard deviation by one factor ten times. With 256 senders "
        "and weights of standard deviation s the mean square is multiplied by 256 s**2 / 2 in every layer; take the "
        "root.",
        "He: factor 1. Xavier 1/n: factor root of 1/2. 0.01: root of 256 * 0.0001 / 2. Standard normal: root of 128. "
        "Raise each to the tenth power and match orders of magnitude. Two layers with equal rows stay equal.",
    ),
)
def answers() -> dict[str, str]:
    """MCQ 4 with its options restored, and what each option leads to.

    "mcq": the initialization made for layers of ReLU units? One letter:
        "a" normal with variance 1/n_in (Xavier)     "b" normal with variance 2/n_in (He)
        "c" all zeros                                "d" normal with variance 1
    "tanh": the scheme among a, b, c, d that keeps the variance for tanh units near 0 (slope 1 there)

    Measured: the standard deviation of the activations after 10 ReLU layers of width 256, fed with standard normal
    inputs, weights normal. The four results, in no order: 0.79, 0.025, 2.7e-10, 2.7e10. Answer each key with one of
    the strings "0.79", "0.025", "2.7e-10", "2.7e10".
        "he"       weights of variance 2/256
        "xavier"   weights of variance 1/256
        "small"    weights of standard deviation 0.01
        "normal"   weights of standard deviation 1

    Reasons, one letter each:
    "factor 2" : why 2 and not 1?
        "a" ReLU zeroes half of a symmetric pre-activation, and with it half of its mean square
        "b" there are two passes, forward and backward      "c" ReLU has slope 2 on average
    "zeros" : what goes wrong if all weights of a layer start at zero (as do the ones of the next layer)?
        "a" the loss is infinite      "b" all units of a layer get the same gradient, and stay alike for ever
        "c" nothing, gradient descent repairs it
    """
    return {
        "mcq": "b",
        "tanh": "a",
        "he": "0.79",
        "xavier": "0.025",
        "small": "2.7e-10",
        "normal": "2.7e10",
        "factor 2": "a",
        "zeros": "b",
    }


@answers.alternative
def in_capitals():
    return {k: v.upper() for k, v in answers().items()}


@answers.mistake("Xavier keeps the variance, whatever the activation.")
def xavier_for_all():
    return {**answers(), "mcq": "a", "he": "0.025", "xavier": "0.79"}


@answers.mistake("Weights that start at zero favour no direction, which is a fair start.")
def zeros_are_fair():
    return {**answers(), "mcq": "c", "zeros": "c"}


@answers.mistake("Standard normal numbers are the natural start.")
def standard_normal():
    return {**answers(), "mcq": "d", "he": "2.7e10", "normal": "0.79"}


@answers.mistake("Small weights are safe: the signal keeps its size.")
def small_is_safe():
    return {**answers(), "small": "0.79", "he": "2.7e-10"}


@answers.mistake("Large weights saturate, so the signal dies; small weights let it grow.")
def small_and_large_swapped():
    return {**answers(), "small": "2.7e10", "normal": "2.7e-10"}


@answers.mistake("He is the modern scheme, so it is right for tanh as well.")
def he_for_tanh():
    return {**answers(), "tanh": "b"}


@answers.mistake("The 2 stands for the two passes.")
def two_passes():
    return {**answers(), "factor 2": "b"}


@answers.mistake("ReLU amplifies, and the 2 makes up for its slope.")
def slope_two():
    return {**answers(), "factor 2": "c"}


@answers.mistake("Zero weights mean a logarithm of zero.")
def infinite_loss():
    return {**answers(), "zeros": "a"}


answers.case_per_key()
