"""ch12.inverted_dropout_statements  Why activations are divided by the keep probability.    Chapter 12, MCQ 6, interview question 8"""

from dlgrade.bank import Question

SETTING = "A hidden layer of << n >> units is trained with inverted dropout of keep probability $p = << keep|num >>$: a unit that is kept has its activation divided by $p$. "
question = Question(
    topics=("dropout", "regularization", "expectation"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="A unit's activation $a$ becomes $a / p$ with probability $p$ and 0 otherwise: its mean stays $a$, its variance becomes "
    "$a^2 (1 - p) / p$. So nothing is scaled at inference. The mean of what a nonlinear layer makes of it is another matter. The backward pass uses the mask and "
    "the factor of the forward pass.",
)


@question.draw
def draw(rng):
    keep = rng.choice("keep", (0.5, 0.6, 0.7, 0.8, 0.9))
    tenths = round(10 * keep)
    a = rng.integer("a", 2, 9)
    return {
        "n": rng.integer("n", 2, 30) * 10,
        "keep": keep,
        "a": a,
        "mean": round(a * tenths / 10, 1),
        "tenths": tenths,
    }


MEAN = {"belief": "Inverted dropout lowers the mean of an activation.", "mistake": "mean_is_lowered", "group": "mean"}
question.true(
    "A unit with activation << a >> passes on << a >> on average over all masks.",
    why="$<< keep|num >> \\cdot << a >> / << keep|num >> = << a >>$.",
    **MEAN,
)
question.false(
    "A unit with activation << a >> passes on $<< mean|num >>$ on average over all masks.",
    why="$<< keep|num >> \\cdot << a >> / << keep|num >> = << a >>$; the division makes up for the dropped cases.",
    **MEAN,
)
TEST = {"belief": "With inverted dropout the test pass must be scaled.", "mistake": "scaled_at_test", "group": "test"}
question.true(
    "At inference all << n >> units are used, and none of them is scaled.",
    why="The scaling was done in training.",
    **TEST,
)
question.false(
    "At inference all << n >> units are used, each of them multiplied by $<< keep|num >>$.",
    why="That belongs to dropout without the division; inverted dropout scales in training only.",
    **TEST,
)
question.false(
    "At inference about $<< n * tenths // 10 >>$ of the << n >> units are used, chosen anew for each example.",
    why="At inference no unit is dropped.",
    belief="Dropout stays on at inference.",
    mistake="on_at_inference",
    group="test",
)
THROUGH = {
    "belief": "Means are kept through the nonlinearities that follow as well.",
    "mistake": "mean_through_relu",
    "group": "through",
}
question.true(
    "The mean output of a ReLU unit in the next layer can differ from its output without dropout.",
    why="The mean of a ReLU is not the ReLU of the mean.",
    **THROUGH,
)
question.false(
    "The mean output of a ReLU unit in the next layer is its output without dropout, by the division.",
    why="That is so for a linear unit; the mean of a ReLU is not the ReLU of the mean.",
    **THROUGH,
)
NOISE = {"belief": "Dropping more units adds less noise.", "mistake": "noise_upside_down", "group": "noise"}
question.true(
    "A smaller keep probability would make the variance of what a unit passes on larger.",
    why="The variance is $a^2 (1 - p) / p$.",
    **NOISE,
)
question.false(
    "The division by $<< keep|num >>$ keeps mean and variance of what a unit passes on as they are without dropout.",
    why="Without dropout the variance over masks is 0, with it $a^2 (1 - p) / p$.",
    belief="The division keeps all statistics.",
    mistake="variance_kept",
    group="noise",
)
BACK = {"belief": "Dropout concerns the forward pass alone.", "mistake": "forward_only", "group": "back"}
question.true(
    "In the backward pass the gradient of a kept unit's activation is divided by $<< keep|num >>$, too.",
    why="It is the derivative of $a / p$.",
    **BACK,
)
question.false(
    "In the backward pass a fresh mask is drawn for the gradients of the << n >> activations.",
    why="The mask of the forward pass is used again: it is part of the function that is differentiated.",
    belief="Each pass has its own mask.",
    mistake="new_mask_backward",
    group="back",
)
LARGE = {
    "belief": "The factor is there to keep gradients at norm 1.",
    "mistake": "normalizes_gradients",
    "group": "purpose",
}
question.true(
    "The division lets the next layer see, on average, inputs of the size that it meets at inference.",
    why="Training and inference then agree in the mean of each activation.",
    **LARGE,
)
question.false(
    "The division is there to normalize the gradients of the << n >> units to length 1.",
    why="It keeps the mean of each activation; gradients may have any length.",
    **LARGE,
)
