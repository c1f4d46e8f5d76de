"""ch10.depth_and_size_statements  Deeper, larger, better?    Chapter 10, misconceptions 1 and 3"""

from dlgrade.bank import Question

question = Question(
    topics=("depth", "over-fitting", "generalization", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="understand",
    syllabus="da",
    alike="depth-verdict",
    version=3,
    stem={
        kind: "Plain fully connected ReLU networks (without skip connections) of different depth and width are trained by gradient descent "
        "on << m >> examples with noisy labels. New examples come from the same source. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="Layers and parameters raise what a network **can** represent. Whether training finds it, and whether it is right on new "
    "examples, are other questions: what is fitted on << m >> noisy examples can be the noise, and what is representable need not be found.",
)


@question.draw
def draw(rng):
    return {
        "m": rng.integer("m", 2, 30) * 100,
        "deep": rng.integer("deep", 5, 12),
        "times": rng.integer("times", 2, 9),
    }


DEPTH = ("Deeper is always better, as each layer adds capacity.", "deeper_is_better")
SIZE = ("More parameters mean more accuracy.", "parameters_are_accuracy")
COUNT = ("Counting parameters against examples decides about over-fitting.", "counting_decides")
FOUND = ("What a network can represent, training finds.", "representable_is_found")
FIT = ("A network that knows its training examples has understood them.", "training_error_decides")
UNITS = ("Equally many hidden units are equally many parameters.", "units_are_parameters")
AVERAGE = ("A larger network averages the noise out, because its units share the work.", "large_averages_noise")

for right, text, why, (belief, mistake), group in (
    (
        False,
        "Trained long enough, a network of << deep >> layers is at least as accurate on new examples as a network of 2 layers.",
        "Depth pays where the function is composed of parts; elsewhere a shallow network can be more accurate.",
        DEPTH,
        "deeper",
    ),
    (
        True,
        "Training a network of << deep >> layers longer does not ensure that it becomes as accurate on new examples as one of 2 layers.",
        "Depth pays where the function is composed of parts; elsewhere a shallow network can be more accurate.",
        DEPTH,
        "deeper",
    ),
    (
        False,
        "Of two such networks, the one with << times >> times as many parameters is the more accurate one on new examples.",
        "Its greater capacity may be spent on noise.",
        SIZE,
        "larger",
    ),
    (
        True,
        "With << times >> times as many parameters a network can predict new examples worse than before.",
        "Its greater capacity may be spent on noise: over-fitting.",
        SIZE,
        "larger",
    ),
    (
        False,
        "A network with fewer than << m >> parameters cannot over-fit << m >> examples.",
        "Half as many parameters as examples are plenty to follow some of the noise.",
        COUNT,
        "count",
    ),
    (
        True,
        "Having fewer than << m >> parameters does not keep a network from over-fitting << m >> examples.",
        "Half as many parameters as examples are plenty to follow some of the noise.",
        COUNT,
        "count",
    ),
    (
        False,
        "As further layers could be the identity, gradient descent with them ends with the same training error or a lower one.",
        "Weights that do as well exist, but training need not find them: plain deep networks do show it.",
        FOUND,
        "found",
    ),
    (
        True,
        "Further layers can raise the training error with which gradient descent ends, though they could be the identity.",
        "Weights that do as well exist, but training need not find them: plain deep networks do show it.",
        FOUND,
        "found",
    ),
    (
        False,
        "A training error of 0 can only be reached if the network has found the rule behind the examples.",
        "Enough parameters reproduce the noise in the labels as well, which is no rule.",
        FIT,
        "fit",
    ),
    (
        False,
        "A network with a training error of 0 may have left the noise in the labels aside.",
        "The labels are noisy, and all of them are reproduced.",
        FIT,
        "fit",
    ),
    (
        True,
        "A training error of 0 means here that the network has fitted the noise in the labels, too.",
        "The labels are noisy, and all of them are reproduced.",
        FIT,
        "fit",
    ),
    (
        False,
        "Two networks with equally many inputs, outputs and hidden units in all have equally many parameters.",
        "It matters how the units are distributed over layers: products of neighbouring widths count.",
        UNITS,
        "units",
    ),
    (
        True,
        "With equally many hidden units in all, the deeper of two networks can have fewer parameters.",
        "Products of neighbouring widths count: 64 inputs, 10 outputs, 256 hidden units make 19210 parameters in one layer, 17290 in four.",
        UNITS,
        "units",
    ),
    (
        False,
        "With << times >> times as many units a network averages the noise out instead of fitting it.",
        "More units make the network more flexible, so it can follow the noise more closely.",
        AVERAGE,
        "noise",
    ),
    (
        True,
        "To choose between 2 and << deep >> layers one compares errors on examples that were not used for training.",
        "The training error rewards capacity, whether or not it helps.",
        FIT,
        "choice",
    ),
    (
        False,
        "To choose between 2 and << deep >> layers it is enough to compare the training errors.",
        "The training error rewards capacity, whether or not it helps.",
        FIT,
        "choice",
    ),
):
    say = question.true if right else question.false
    say(text, why=why, belief=belief, mistake=mistake, group=group)
