"""ch12.gradient_check_statements  What a gradient check tells.    Chapter 12, flowchart on gradient checking, exercise 12.13"""

from dlgrade.bank import Question

question = Question(
    topics=("gradient-checking", "debugging"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="da",
    version=3,
    stem={
        "MCQ": r"""
The gradient of a feed-forward network is checked in double precision by central differences with $h = 10^{-5}$, parameter array by
parameter array. Relative differences below $10^{-7}$ pass, from $10^{-7}$ to below $10^{-5}$ they are inspected, from $10^{-5}$ on
they fail. Which one of these statements is TRUE?
""",
        "MSQ": r"""
The gradient of a feed-forward network is checked in double precision by central differences with $h = 10^{-5}$, parameter array by
parameter array. Relative differences below $10^{-7}$ pass, from $10^{-7}$ to below $10^{-5}$ they are inspected, from $10^{-5}$ on
they fail. Which of these statements is/are TRUE?
""",
    },
    explanation="The smaller the relative difference, the better; the worst array decides. A right backward pass may fail where a ReLU is "
    "near its kink, and a wrong one may pass where its fault has no effect. Dropout must be off or its mask fixed, and the loss must be "
    "the same function in both, penalty included. Too small an $h$ is as harmful as too large a one, because of cancellation.",
)


@question.draw
def draw(rng):
    return {
        "d": rng.integer("d", 2, 9),
        "good": rng.choice("good", (8, 9, 10)),
        "bad": rng.choice("bad", (2, 3, 4)),
        "n": rng.integer("n", 2, 40) * 100,
    }


VERDICT = {"belief": "The more they agree, the larger the number.", "mistake": "upside_down", "group": "verdict"}
question.true(
    "A relative difference of $<< d >> \\cdot 10^{-<< good >>}$ passes.",
    why="It is smaller than $10^{-7}$.",
    **VERDICT,
)
question.false(
    "A relative difference of $<< d >> \\cdot 10^{-<< good >>}$ fails.",
    why="It is smaller than $10^{-7}$, so it passes.",
    **VERDICT,
)
question.false(
    "A relative difference of $<< d >> \\cdot 10^{-<< bad >>}$ is only inspected.",
    why="It is not below $10^{-5}$, so it fails.",
    belief="A fault shows by differences near 1.",
    mistake="fails_late",
    group="verdict",
)
question.true(
    "A relative difference of $<< d >> \\cdot 10^{-6}$ is inspected.",
    why="It lies between $10^{-7}$ and $10^{-5}$.",
    belief="Below $10^{-5}$ everything is fine.",
    mistake="passes_early",
    group="verdict",
)
WORST = {"belief": "The mean over the arrays decides.", "mistake": "mean_of_all", "group": "worst"}
question.true(
    "With $<< d >> \\cdot 10^{-<< good >>}$ for $W^{[1]}$ and $<< d >> \\cdot 10^{-<< bad >>}$ for $b^{[2]}$ the network fails.",
    why="The worst array decides: the gradient of $b^{[2]}$ is wrong.",
    **WORST,
)
question.false(
    "With $<< d >> \\cdot 10^{-<< good >>}$ for $W^{[1]}$ and $<< d >> \\cdot 10^{-<< bad >>}$ for $b^{[2]}$ the network passes.",
    why="The worst array decides: the gradient of $b^{[2]}$ is wrong.",
    **WORST,
)
KINK = {"belief": "A failed check proves a fault in the backward pass.", "mistake": "kinks_ignored", "group": "kink"}
question.true(
    "A right backward pass can fail the check if a ReLU's pre-activation lies within $h$ of 0.",
    why="The difference quotient then mixes the two slopes of the kink.",
    **KINK,
)
question.false(
    "A failed check proves that the backward pass is wrong, with ReLU units as with smooth ones.",
    why="At a kink of ReLU the difference quotient is no derivative, and the check fails with right code.",
    **KINK,
)
STEP = {
    "belief": "The smaller the step, the better the difference quotient.",
    "mistake": "smaller_is_better",
    "group": "step",
}
question.true(
    "With $h = 10^{-12}$ the check would be less reliable, because of cancellation.",
    why="The two losses then agree in nearly all digits, and their difference is mostly rounding error.",
    **STEP,
)
question.false(
    "With $h = 10^{-12}$ the check would be more reliable, as a limit is approached.",
    why="In double precision cancellation ruins the quotient long before.",
    **STEP,
)
DROPOUT = {"belief": "Dropout averages out in a gradient check.", "mistake": "dropout_left_on", "group": "dropout"}
question.true(
    "Dropout must be switched off for the check, or its mask kept fixed.",
    why="With a new mask in every pass the two losses belong to different functions.",
    **DROPOUT,
)
question.false(
    "Dropout can stay on during the check, with a fresh mask in every forward pass.",
    why="The two losses then belong to different functions, and their difference is divided by a tiny $2h$.",
    **DROPOUT,
)
COST = {"belief": "A gradient check is cheap enough for every step.", "mistake": "check_each_step", "group": "cost"}
question.true(
    "For a network with << n >> parameters the numerical gradient takes << 2 * n >> forward passes.",
    why="Two for each parameter.",
    **COST,
)
question.false(
    "For a network with << n >> parameters the numerical gradient takes 2 forward passes.",
    why="Each parameter must be moved alone, on both sides: << 2 * n >> passes.",
    **COST,
)
PENALTY = {
    "belief": "The penalty need not be the same in loss and gradient.",
    "mistake": "penalty_ignored",
    "group": "penalty",
}
question.true(
    "If the backward pass adds the gradient of an L2 penalty, the checked loss must contain the penalty.",
    why="Otherwise two different functions are compared.",
    **PENALTY,
)
question.false(
    "If the backward pass adds the gradient of an L2 penalty, the checked loss need not contain the penalty.",
    why="Then two different functions are compared, and the check fails for the weights.",
    **PENALTY,
)
