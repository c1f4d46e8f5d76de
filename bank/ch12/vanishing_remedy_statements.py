"""ch12.vanishing_remedy_statements  What helps against vanishing gradients, and what does not.    Chapter 12, MCQ 7, interview question 3"""

from dlgrade.bank import Question

SETTING = "A fully connected network with << layers >> layers of sigmoid units trains poorly: the gradients of its first layers are some $10^{-<< digits >>}$ times those of the last. "
question = Question(
    topics=("vanishing-gradient", "relu", "initialization", "residual"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="On its way down the error is multiplied, layer after layer, by weights and slopes. The slope of a sigmoid is at most 1/4, that of a ReLU that is on "
    "is 1. Remedies change these factors: ReLU, an initialization that fits it, normalization, skip connections that add 1 to the factor. Clipping shortens long "
    "gradients, and a larger learning rate lengthens the steps of all layers alike.",
)


@question.draw
def draw(rng):
    layers = rng.integer("layers", 10, 30)
    return {"layers": layers, "digits": rng.integer("digits", 5, 8), "k": rng.integer("k", 3, 6)}


RELU = {"belief": "ReLU is against exploding gradients.", "mistake": "relu_against_explosion", "group": "relu"}
question.true(
    "ReLU units would help, because their slope is 1 wherever they are on.",
    why="A factor of 1 replaces one of at most 1/4.",
    **RELU,
)
question.false(
    "ReLU units would help, because their slope is largest near 0, where most pre-activations lie.",
    why="The slope of ReLU is 1 for all positive pre-activations and 0 for negative ones.",
    **RELU,
)
question.false(
    "ReLU units would help, because each of them keeps its gradient for any input.",
    why="A ReLU that is off passes no gradient on; one that is off for every input is dead.",
    belief="ReLU units cannot be dead.",
    mistake="no_dead_units",
    group="relu",
)
CLIP = {"belief": "Clipping repairs vanishing gradients.", "mistake": "clipping_helps", "group": "clip"}
question.true(
    "Clipping the gradient by its norm would leave the gradients of the first layers tiny.",
    why="It shortens long gradients and leaves short ones as they are.",
    **CLIP,
)
question.false(
    "Clipping the gradient by its norm would lift the gradients of the first layers.",
    why="It shortens long gradients and leaves short ones as they are.",
    **CLIP,
)
RATE = {"belief": "A larger learning rate makes up for vanishing gradients.", "mistake": "larger_rate", "group": "rate"}
question.true(
    "One larger learning rate for all layers lengthens the steps of the first layers no more than those of the last.",
    why="All steps grow by the same factor, and those of the last layers soon are too long.",
    **RATE,
)
question.false(
    "One larger learning rate for all layers lets the first layers catch up with the last.",
    why="All steps grow by the same factor; the ratio stays, and the last layers may diverge.",
    **RATE,
)
SKIP = {"belief": "Skip connections only save parameters.", "mistake": "skip_saves_parameters", "group": "skip"}
question.true(
    "Skip connections help, because each adds the identity to the derivative of what it bridges.",
    why="For $x + F(x)$ the derivative is $1 + F'(x)$: one path down has no factors below 1.",
    **SKIP,
)
question.false(
    "Skip connections help, because they leave out layers, so that there are fewer parameters to train.",
    why="No layer is left out; the derivative of $x + F(x)$ is $1 + F'(x)$.",
    **SKIP,
)
SLOPE = {"belief": "The largest slope of a sigmoid is 1.", "mistake": "slope_up_to_one", "group": "slope"}
question.true(
    "The slopes of << k >> sigmoid layers together contribute a factor of at most $4^{-<< k >>}$.",
    why="A sigmoid's slope is $a (1 - a)$, at most 1/4.",
    **SLOPE,
)
question.false(
    "The slopes of << k >> sigmoid layers together contribute a factor of 1 if all pre-activations are 0.",
    why="At 0 the slope of a sigmoid is 1/4, its largest value; together they give $4^{-<< k >>}$.",
    **SLOPE,
)
LARGE = {"belief": "Larger weights always cure vanishing gradients.", "mistake": "larger_weights", "group": "weights"}
question.true(
    "Making all weights much larger can shrink the gradients further, as units saturate.",
    why="The slope $a (1 - a)$ tends to 0 where $\\lvert z \\rvert$ is large.",
    **LARGE,
)
question.false(
    "Making all weights << k >> times larger multiplies the gradient at each layer by << k >>.",
    why="The slopes change as well: where units saturate they tend to 0.",
    **LARGE,
)
DATA = {"belief": "Poor training is overfitting.", "mistake": "it_is_overfitting", "group": "data"}
question.true(
    "Dropout is no remedy here, for with it, too, the slope of a sigmoid is at most 1/4.",
    why="Every path still passes the slope of each layer; dropout is made against overfitting.",
    **DATA,
)
question.false(
    "Dropout is a remedy here, for fewer units mean fewer small factors on each path.",
    why="Every path still passes each layer's slope; dropout is made against overfitting.",
    **DATA,
)
