"""ch10.train_validation_next_step  What to change next.    Chapter 10, interview question on choosing depth"""

from dlgrade.bank import Question

question = Question(
    topics=("architecture", "over-fitting", "depth", "validation"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    version=3,
    stem={
        kind: r"""
A network with << hidden >> hidden layers was trained on << m >> examples until its cost hardly changed. Its error is << train|num(1) >> % on the training
part and << validation|num(1) >> % on a validation part from the same source. Experts have an error of << expert|num(1) >> % on this task. "The two gaps"
are the one from the experts' error to the training error and the one from the training error to the validation error.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements about the next step is TRUE?"),
            ("MSQ", "Which of these statements about the next step is/are TRUE?"),
        )
    },
    explanation=r"""
The training error is << (train - expert)|num(1) >> percentage points above what experts reach, the validation error << (validation - train)|num(1) >> points above the
training error.
<% if under %>
The first gap is the large one: the network does not even fit the training part (under-fitting, high bias). More capacity or better optimization
addresses this; more examples and regularization do not.
<% else %>
The second gap is the large one: the network fits the training part and fails on other examples (over-fitting, high variance). More examples and
regularization address this; more capacity does not.
<% endif %>
The test part stays out of such decisions.
""",
)


@question.draw
def draw(rng):
    expert = rng.integer("expert", 5, 20) / 10
    small, large = rng.integer("small", 2, 8) / 10, rng.integer("large", 50, 120) / 10
    under = rng.below("under", 2) == 1
    train = round(expert + (large if under else small), 1)
    return {
        "under": under,
        "expert": expert,
        "train": train,
        "validation": round(train + (small if under else large), 1),
        "hidden": rng.integer("hidden", 2, 5),
        "m": rng.integer("m", 3, 40) * 1000,
    }


def under_fits(under, **_):
    return under


def over_fits(under, **_):
    return not under


BIAS = ("A high validation error means over-fitting.", "everything_is_overfitting")
VARIANCE = ("A bad result means that the network is too small.", "always_more_capacity")
DATA = ("More data always help most.", "more_data_always")
PENALTY = ("Regularization improves any network.", "regularization_always")
COST = ("A lower training cost is a better network.", "training_cost_is_all")
TEST = ("The test part is there to choose the architecture by.", "choosing_on_the_test_part")

WHY = "The large gap is between << 'experts and training' if under else 'training and validation' >>"
CAPACITY = WHY + "; more units, layers or a better optimization act on << 'this' if under else 'the other' >> one."
AGAINST = (
    WHY + "; more data, penalties, dropout and earlier stopping act on << 'the other' if under else 'this' >> one."
)

for text, holds, why, ticked, denied, group in (
    ("A wider or deeper network is a sensible thing to try next.", under_fits, CAPACITY, VARIANCE, BIAS, "capacity"),
    ("More units or layers treat the smaller one of the two gaps.", over_fits, CAPACITY, BIAS, VARIANCE, "capacity"),
    (
        "Collecting more training examples treats the larger one of the two gaps.",
        over_fits,
        AGAINST,
        DATA,
        VARIANCE,
        "data",
    ),
    ("Collecting more training examples of this kind will not help much.", under_fits, AGAINST, VARIANCE, DATA, "data"),
    (
        "An L2 penalty or dropout treats the larger one of the two gaps.",
        over_fits,
        AGAINST,
        PENALTY,
        VARIANCE,
        "penalty",
    ),
    (
        "An L2 penalty or dropout would rather do harm here than good.",
        under_fits,
        AGAINST,
        VARIANCE,
        PENALTY,
        "penalty",
    ),
    (
        "The network under-fits: it lacks capacity or is not optimized well.",
        under_fits,
        WHY + ".",
        VARIANCE,
        BIAS,
        "verdict",
    ),
    (
        "The network over-fits: it does much better on what it was trained on.",
        over_fits,
        WHY + ".",
        BIAS,
        VARIANCE,
        "verdict",
    ),
    (
        "Reaching a lower training cost, with a better optimizer or initialization, treats the larger one of the two gaps.",
        under_fits,
        CAPACITY,
        COST,
        BIAS,
        "optimizer",
    ),
    ("Stopping the training earlier is a sensible thing to try next.", over_fits, AGAINST, PENALTY, VARIANCE, "early"),
):
    question.statement(text, why=why, belief=ticked[0], mistake=ticked[1], denied=denied, group=group)(holds)

question.true(
    "After the next change, the validation part may be used to judge it.",
    why="That is what it is for; the test part is kept for the end.",
    belief=TEST[0],
    mistake=TEST[1],
    group="test",
)
question.false(
    "The number of layers is best chosen by the error on the test part, as that is what counts in the end.",
    why="Then the test error is no estimate for new data any more.",
    belief=TEST[0],
    mistake=TEST[1],
    group="test",
)
question.false(
    "Only the amount of data can be improved; architecture and training are as good as they can be.",
    why="Architecture, regularization and optimization can be changed as well, and one of them treats the large gap.",
    belief=DATA[0],
    mistake=DATA[1],
    group="data",
)
question.true(
    "Without the training error it would be unclear whether the network is too small or over-fits.",
    why="A validation error of << validation|num(1) >> % alone fits both.",
    belief="The validation error alone tells what to do.",
    mistake="validation_alone",
    group="both",
)
question.false(
    "The validation error alone tells whether the network is too small or over-fits.",
    why="A validation error of << validation|num(1) >> % alone fits both.",
    belief="The validation error alone tells what to do.",
    mistake="validation_alone",
    group="both",
)
