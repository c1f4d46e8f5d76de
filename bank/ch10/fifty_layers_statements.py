"""ch10.fifty_layers_statements  Fifty layers do worse than five.    Chapter 10, exercise D2"""

from dlgrade.bank import Question

question = Question(
    topics=("depth", "degradation", "vanishing-gradients", "over-fitting"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    alike="depth-verdict",
    version=3,
    stem={
        kind: "A fully connected network with << deep >> layers predicts new examples worse than one with << shallow >> layers that was trained on the "
        "same << m >> examples with the same optimizer and learning rate. A team looks for the reason. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="The first look is at the **training** error. If it is high, the deep network was not trained: vanishing or exploding gradients, "
    "a poor initialization, a learning rate that does not suit it, or degradation without skip connections. If it is low and only the error on new "
    "examples is high, the network over-fits: more data, regularization or a smaller network.",
)


@question.draw
def draw(rng):
    return {
        "deep": rng.choice("deep", (30, 40, 50, 60, 80)),
        "shallow": rng.integer("shallow", 3, 6),
        "m": rng.integer("m", 4, 40) * 500,
        "high": rng.integer("high", 25, 45),
        "low": rng.integer("low", 8, 15),
    }


OVERFIT = dict(belief="A deep network that is worse over-fits; one need not look.", mistake="always_over_fitting")
RELU = dict(belief="With ReLU all trouble with depth is over.", mistake="relu_is_enough")
DEPTH = dict(belief="The result shows that depth is useless for this problem.", mistake="depth_dismissed")
RATE = dict(belief="A learning rate that suits one network suits all.", mistake="one_rate_for_all")
FAST = dict(belief="Vanishing gradients slow the last layers down most.", mistake="last_layers_slow")
DATA = dict(belief="More data helps whatever is wrong.", mistake="data_cures_all")
TRAINED = dict(belief="A deep network that is worse was not trained well.", mistake="always_failed_training")
SKIP = dict(belief="Skip connections are a remedy for over-fitting.", mistake="skips_regularize")

for right, text, why, wrong, group in (
    (
        True,
        "If the deep network's training error is << high >>% and the other one's << low >>%, over-fitting cannot be the reason.",
        "Over-fitting means a low training error with a high error on new examples.",
        OVERFIT,
        "high",
    ),
    (
        False,
        "If the deep network's training error is << high >>% and the other one's << low >>%, the deep network over-fits.",
        "Over-fitting means a low training error with a high error on new examples; here the deep network was not even fitted.",
        OVERFIT,
        "high",
    ),
    (
        False,
        "If the deep network's training error is << high >>% and the other one's << low >>%, more regularization is worth trying.",
        "Regularization makes fitting harder still; the deep network does not even fit its training examples.",
        OVERFIT,
        "high",
    ),
    (
        True,
        "If both training errors are 1% and only the error on new examples differs, more regularization is worth trying.",
        "That is over-fitting: fitted well, generalized worse.",
        TRAINED,
        "low",
    ),
    (
        False,
        "If both training errors are 1% and only the error on new examples differs, the deep network was not trained well.",
        "It fits its training examples as well as the other one; what differs is how it generalizes.",
        TRAINED,
        "low",
    ),
    (
        False,
        "With ReLU in all hidden layers, bad initial weights are ruled out as the reason.",
        "The weights multiply the gradient in each of << deep >> layers; a scale that is wrong by a little is wrong by a power.",
        RELU,
        "relu",
    ),
    (
        True,
        "ReLU in all hidden layers does not protect the gradients from bad initial weights.",
        "The weights multiply the gradient in each of << deep >> layers; a scale that is wrong by a little is wrong by a power.",
        RELU,
        "relu",
    ),
    (
        False,
        "The result shows that << shallow >> layers represent the target function better than << deep >> layers do.",
        "It is about these two trainings; what a network can represent is another question.",
        DEPTH,
        "represent",
    ),
    (
        True,
        "The result leaves open whether << deep >> layers with skip connections would do better.",
        "It is about these two trainings only; skip connections change what training finds.",
        DEPTH,
        "represent",
    ),
    (
        False,
        "As both networks were trained with the same learning rate, it is ruled out as the reason.",
        "A rate that suits << shallow >> layers can be far too large or too small for << deep >>.",
        RATE,
        "rate",
    ),
    (
        True,
        "That both networks were trained with the same learning rate does not rule it out as the reason.",
        "A rate that suits << shallow >> layers can be far too large or too small for << deep >>.",
        RATE,
        "rate",
    ),
    (
        False,
        "If gradients vanish, it shows in the last layers, whose gradients are the smallest.",
        "The gradient shrinks on its way back, so the **first** layers get the smallest one.",
        FAST,
        "monitor",
    ),
    (
        True,
        "If gradients vanish, it shows in the first layers, whose gradients are the smallest.",
        "The gradient shrinks on its way back: the first layers are farthest from the cost.",
        FAST,
        "monitor",
    ),
    (
        False,
        "If the deep network cannot even fit its << m >> training examples, more examples of the same kind are the remedy.",
        "More examples are harder to fit, not easier; they help against over-fitting.",
        DATA,
        "more",
    ),
    (
        True,
        "If the deep network cannot even fit its << m >> training examples, collecting more of them does not cure that.",
        "More examples are harder to fit, not easier; they help against over-fitting.",
        DATA,
        "more",
    ),
    (
        True,
        "Skip connections are the remedy to think of if it is the training error of the deep network that is high.",
        "They make deep networks trainable: that is the remedy for degradation.",
        SKIP,
        "skip",
    ),
    (
        False,
        "Skip connections are the remedy to think of if it is only the error on new examples that is high.",
        "They make deep networks trainable; with a low training error this one is trained, and it over-fits.",
        SKIP,
        "skip",
    ),
):
    say = question.true if right else question.false
    say(text, why=why, group=group, **wrong)
