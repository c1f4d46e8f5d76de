"""ch10.deeper_network_verdict  What a worse deeper network proves.    Chapter 10, Worked Example 3; He et al. (2015)"""

from dlgrade.bank import Question

question = Question(
    topics=("degradation", "over-fitting", "residual-networks"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    alike="depth-verdict",
    version=3,
    stem={
        kind: r"""
Two plain feed-forward ReLU networks (without skip connections) are trained by the same procedure on the same data; the deeper one is the
other one with << added >> further layers of the same width inserted between its hidden layers.

<< shallow >> layers: training error << train|num(1) >> %, test error << test|num(1) >> %. << shallow + added >> layers: training error
<< deep_train|num(1) >> %, test error << deep_test|num(1) >> %.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
<% if deep_train > train %>
The deeper network has the higher **training** error, << deep_train|num(1) >> % instead of << train|num(1) >> %. Over-fitting would lower it. Since the added
layers could be the identity, weights exist with which it does as well as the other: training has not found them. This is an
optimization problem (degradation), and the errors alone do not tell its cause.
<% else %>
The deeper network has the lower training error, << deep_train|num(1) >> % instead of << train|num(1) >> %, and the higher test error: the gap between
the two has grown from << (test - train)|num(1) >> to << (deep_test - deep_train)|num(1) >> percentage points. It fits the training data better
and new data worse, which is over-fitting; training itself works.
<% endif %>
""",
)


@question.draw
def draw(rng):
    train = rng.integer("train", 40, 70) / 10
    test = round(train + rng.integer("gap", 20, 40) / 10, 1)
    degraded = rng.below("degraded", 2)
    change = rng.integer("change", 8, 30) / 10
    worse = rng.integer("worse", 8, 30) / 10
    if degraded:  # the gap to the test error must not grow: with both, the verdict would be open to argument
        worse = max(0.5, change - rng.integer("narrower", 0, 8) / 10)
    return {
        "shallow": rng.integer("shallow", 8, 24),
        "added": rng.integer("added", 6, 30),
        "train": train,
        "test": test,
        "deep_train": round(train + change if degraded else train - change, 1),
        "deep_test": round(test + worse, 1),
    }


def degraded(train, deep_train, **_):
    return deep_train > train


def overfitted(train, deep_train, **_):
    return deep_train < train


OVERFIT = dict(belief="A larger network that is worse over-fits.", mistake="always_overfitting")
VANISH = dict(belief="A deep plain network that does badly has vanished gradients.", mistake="proves_vanishing")
TEST = dict(belief="A worse test error shows that training did not work.", mistake="test_error_proves")
COPY = dict(
    belief="More layers change the function, so the deep network cannot do what the shallow one does.",
    mistake="cannot_copy",
)
SKIP = dict(
    belief="The skip is added after the activation, or where the width is convenient.", mistake="skip_misplaced"
)
COMPARE = (
    "The training errors decide: << train|num(1) >> % for the shallower network, << deep_train|num(1) >> % for the deeper one, and a "
    "network that over-fits has the lower one."
)

question.statement(
    "The result is a case of over-fitting by the deeper network.",
    why=COMPARE,
    group="verdict",
    denied=(TEST["belief"], TEST["mistake"]),
    **OVERFIT,
)(overfitted)
question.statement(
    "The result is a problem of optimization rather than of over-fitting.",
    why=COMPARE,
    group="verdict",
    denied=(OVERFIT["belief"], OVERFIT["mistake"]),
    **TEST,
)(degraded)
question.statement(
    "If its added layers did nothing (the identity), the deeper network would have a lower training error than it has.",
    why="With identity layers inserted, the deeper network would have the training error << train|num(1) >> %; it has << deep_train|num(1) >> %.",
    group="weights",
    denied=(COPY["belief"], COPY["mistake"]),
    **TEST,
)(degraded)
question.statement(
    "More training data or stronger regularization addresses what makes the deeper network worse here.",
    why=COMPARE,
    group="remedy",
    denied=(TEST["belief"], TEST["mistake"]),
    **OVERFIT,
)(overfitted)
question.true(
    "With suitable weights the deeper network computes exactly what the shallower one computes.",
    why="Layers with $W = I$ and $b = 0$ hand on what comes out of a ReLU, as it is not negative.",
    group="copy",
    **COPY,
)
question.false(
    "The deeper network cannot represent the function that the shallower one has learned.",
    why="Layers with $W = I$ and $b = 0$ hand on what comes out of a ReLU, as it is not negative.",
    group="copy",
    **COPY,
)
question.false(
    "The errors prove that the gradients of the deeper network have vanished.",
    why="Errors tell nothing on the size of gradients; that would have to be measured.",
    group="gradients",
    **VANISH,
)
question.true(
    "Whether gradients have vanished cannot be told from these four errors.",
    why="Errors tell nothing on the size of gradients; that would have to be measured.",
    group="gradients",
    **VANISH,
)
question.false(
    "From the two test errors alone one could tell whether the deeper network over-fits.",
    why="A higher test error is common to over-fitting and to failed training; the training errors tell them apart.",
    group="test",
    **TEST,
)
question.true(
    "The two test errors alone would not tell over-fitting from failed training.",
    why="A higher test error is common to both; the training errors tell them apart.",
    group="test",
    **TEST,
)
question.true(
    "In a residual network as first published (He et al., 2015) a skip over two layers has the form $A^{[l+2]} = g(Z^{[l+2]} + A^{[l]})$.",
    why="The activation of the earlier layer is added before the nonlinearity.",
    group="skip",
    **SKIP,
)
question.false(
    "In a residual network as first published (He et al., 2015) a skip over two layers has the form $A^{[l+2]} = g(Z^{[l+2]} + Z^{[l]})$.",
    why="It is the activation $A^{[l]}$ that is added before the nonlinearity, not $Z^{[l]}$.",
    group="skip",
    **SKIP,
)
