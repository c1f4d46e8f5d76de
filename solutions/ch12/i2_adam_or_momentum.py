"""ch12.i2  Why Adam, and when SGD with momentum.    Chapter 12, interview question 2"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=6,
    topics=("adam", "momentum", "generalization"),
    hints=(
        "Multiply every gradient by 100 and follow it through each update rule: where does it cancel?",
        "Adam divides an average of gradients by the root of an average of their squares, entry by entry. In the very "
        "first step, after bias correction, only the sign of each entry is left.",
        "For the statements ask: is it part of the definition, an experience with some networks, or a theorem? 'Always' "
        "and 'proven' are strong words.",
    ),
    rubric=(
        "Momentum, a scale for each parameter, bias correction: what each contributes.",
        "Where Adam helps: gradients of very different sizes, sparse gradients, little time for tuning, transformers.",
        "Where SGD with momentum is preferred: image classification with a tuned schedule and regularization.",
        "Calls the sharp and flat minima explanation a hypothesis with evidence on both sides, and knows AdamW.",
        "Does not claim that either is always better; says how it would decide: tune both on validation data.",
    ),
    rubric_points=5,
)
def adam_or_momentum() -> dict[str, object]:
    """What the optimizers do with the sizes of gradients, and what may be claimed.

    All optimizers start with zero state and keep their settings; epsilon is negligible; momentum is v <- 0.9 v + g;
    Adam has its bias correction. Return a dict with eight keys.

    Numbers:
        "sgd x100", "momentum x100", "adam x100" : all gradients of a training run are multiplied by 100. By which factor
            is the first step multiplied?
        "adam entries" : the first gradient is [1, 1000]. How many times larger is Adam's first step in the second entry
            than in the first?
        "state" : [a, b], how many further numbers momentum (a) and Adam (b) must store for each parameter. (Plain SGD
            stores 0.)
    True or False:
        "always"   Adam, with any sensible setting, generalizes at least as well as tuned SGD with momentum.
        "flat"     It is a proven theorem that SGD finds flat minima, Adam sharp ones, and that flat ones generalize.
        "vision"   For image classification, momentum SGD with a tuned schedule is a serious choice.

    In ANSWER, as in an interview (about 150 words): why does Adam work well, and when would you prefer SGD with momentum?
    """
    return {
        "sgd x100": 100,
        "momentum x100": 100,
        "adam x100": 1,
        "adam entries": 1,
        "state": [1, 2],
        "always": False,
        "flat": False,
        "vision": True,
    }


@adam_or_momentum.alternative
def by_formulas():
    g, m, v = [1.0, 1000.0], [0.1, 100.0], [0.001, 1000.0]
    steps = [(a / 0.1) / (b / 0.001) ** 0.5 for a, b in zip(m, v, strict=True)]
    return {
        **adam_or_momentum(),
        "sgd x100": 100 * g[0] / g[0],
        "adam entries": steps[1] / steps[0],
        "state": (1, 2),
    }


@adam_or_momentum.mistake("A larger gradient is a larger step, in Adam as everywhere.")
def adam_scales():
    return {**adam_or_momentum(), "adam x100": 100, "adam entries": 1000}


@adam_or_momentum.mistake("Adam divides by the squared gradient, so large gradients give small steps.")
def adam_inverts():
    return {**adam_or_momentum(), "adam x100": 0.01, "adam entries": 0.001}


@adam_or_momentum.mistake("Momentum averages, so the size of the gradients cancels out.")
def momentum_normalizes():
    return {**adam_or_momentum(), "momentum x100": 1}


@adam_or_momentum.mistake("Momentum multiplies by 1 / (1 - beta) = 10 on top, from the first step on.")
def momentum_amplifies():
    return {**adam_or_momentum(), "momentum x100": 1000}


@adam_or_momentum.mistake("SGD's step is set by the learning rate alone.")
def sgd_fixed_length():
    return {**adam_or_momentum(), "sgd x100": 1}


@adam_or_momentum.mistake("Adam keeps one average, as momentum does.")
def adam_one_moment():
    return {**adam_or_momentum(), "state": [1, 1]}


@adam_or_momentum.mistake("Adam is always better.")
def always_better():
    return {**adam_or_momentum(), "always": True, "vision": False}


@adam_or_momentum.mistake("Flat minima explain it all; that is settled.")
def flat_is_proven():
    return {**adam_or_momentum(), "flat": True}


@adam_or_momentum.mistake("The parameter itself counts as well.")
def parameter_counted():
    return {**adam_or_momentum(), "state": [2, 3]}


@adam_or_momentum.mistake("The step counter is a third number for each parameter.")
def step_counter_for_each():
    return {**adam_or_momentum(), "state": [1, 3]}


@adam_or_momentum.mistake("Momentum lets a tenth of a gradient through.")
def momentum_dampens():
    return {**adam_or_momentum(), "momentum x100": 10}


@adam_or_momentum.mistake("Adam's step grows with the root of the gradient.")
def adam_takes_the_root():
    return {**adam_or_momentum(), "adam x100": 10, "adam entries": 1000**0.5}


@adam_or_momentum.mistake("Momentum stores two numbers, velocity and gradient; Adam its one moment.")
def states_exchanged():
    return {**adam_or_momentum(), "state": [2, 1]}


adam_or_momentum.case_per_key()
