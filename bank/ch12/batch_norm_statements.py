"""ch12.batch_norm_statements  What batch normalization does.    Chapter 12, exercise 12.10; Ioffe and Szegedy (2015)"""

from dlgrade.bank import Question

question = Question(
    about="",
    topics=("batch-norm",),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    stem={
        "MCQ": "A fully connected layer with << n >> units is followed by batch normalization. Which one of these "
        "statements is TRUE?",
        "MSQ": "A fully connected layer with << n >> units is followed by batch normalization. Which of these statements "
        "is/are TRUE?",
    },
    explanation="Batch normalization centres and scales each unit by the statistics of the mini-batch, then applies a learned "
    "$\\gamma$ and $\\beta$ for each of the $<< n >>$ units; at inference running statistics stand in for those of a batch.",
)


@question.draw
def draw(rng):
    return {"n": rng.integer("units", 3, 40), "m": rng.choice("batch", (16, 32, 64, 128))}


question.true(
    "Batch normalization adds $<< 2 * n >>$ trainable parameters to the layer.",
    why="One $\\gamma$ and one $\\beta$ for each of the << n >> units.",
    belief="The running statistics are trained as well.",
    mistake="running_statistics_trained",
    group="parameters",
)
question.false(
    "Batch normalization adds $<< 4 * n >>$ trainable parameters to the layer.",
    why="The running mean and variance are kept, not trained: $2 \\cdot << n >>$ are trained.",
    belief="The running statistics are trained as well.",
    mistake="running_statistics_trained",
    group="parameters",
)
question.true(
    "The layer's own bias has no effect.",
    why="The mean of the batch, which contains the bias, is subtracted.",
    belief="The bias still matters before batch normalization.",
    mistake="bias_matters",
    group="bias",
)
question.false(
    "The layer's own bias becomes more important, because nothing else can shift the output.",
    why="The subtraction of the mean cancels it, and $\\beta$ shifts the output.",
    belief="The bias still matters before batch normalization.",
    mistake="bias_matters",
    group="bias",
)
question.true(
    "At inference the output for one example does not depend on the other examples of its batch.",
    why="Running statistics are used there.",
    belief="Batch statistics are used at inference, too.",
    mistake="batch_statistics_at_inference",
    group="inference",
)
question.false(
    "At inference each example is normalized by the mean and variance of the batch that it arrives in, as in training.",
    why="Running statistics are used, so that a prediction does not depend on its neighbours.",
    belief="Batch statistics are used at inference, too.",
    mistake="batch_statistics_at_inference",
    group="inference",
)
question.false(
    "Each example is normalized by the mean over its own units.",
    why="That is layer normalization; here the mean of a unit is over the << m >> examples.",
    belief="Batch normalization averages over the units of one example.",
    mistake="wrong_axis",
    group="axis",
)
question.true(
    "With batches of $<< m >>$, each unit is normalized by its mean over the << m >> examples.",
    why="One mean and one variance for each unit, over the examples.",
    belief="Batch normalization averages over the units of one example.",
    mistake="wrong_axis",
    group="axis",
)
