"""ch12.batch_norm_statements  What batch normalization does.    Chapter 12, MCQ 5; Ioffe and Szegedy (2015)"""

from dlgrade.bank import Question

question = Question(
    about="",
    topics=("batch-norm",),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=3,
    stem={
        "MCQ": "A fully connected layer with << n >> units is followed by batch normalization (negligible $\\epsilon$). Which one of these "
        "statements is TRUE?",
        "MSQ": "A fully connected layer with << n >> units is followed by batch normalization (negligible $\\epsilon$). Which of these statements "
        "is/are TRUE?",
    },
    explanation="Batch normalization centres and scales each unit by the statistics of the mini-batch, then applies a learned "
    "$\\gamma$ and $\\beta$ for each of the $<< n >>$ units; at inference running statistics stand in for those of a batch. "
    "What is common to all examples of a batch, such as the bias or the scale of the weights, cancels.",
)


@question.draw
def draw(rng):
    return {
        "n": rng.integer("units", 3, 40),
        "m": rng.choice("batch", (16, 32, 64, 128)),
        "c": rng.choice("factor", (2, 3, 5, 10)),
    }


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
    "The layer's own bias has no effect on what comes out of batch normalization.",
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
    "At inference the output for one example is the same, whatever batch it arrives in.",
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
    why="That is layer normalization; here the mean of a unit is over the examples of the batch.",
    belief="Batch normalization averages over the units of one example.",
    mistake="wrong_axis",
    group="axis",
)
question.true(
    "In training, with batches of $<< m >>$, each unit is normalized by its mean over the << m >> examples.",
    why="One mean and one variance for each unit, over the examples.",
    belief="Batch normalization averages over the units of one example.",
    mistake="wrong_axis",
    group="axis",
)
LEARNED = {
    "belief": "gamma and beta are statistics of the batch.",
    "mistake": "gamma_beta_computed",
    "group": "learned",
}
question.true(
    "$\\gamma$ and $\\beta$ are learned by gradient descent, as the weights are.",
    why="Both have gradients, $\\sum_i d_i \\hat z_i$ and $\\sum_i d_i$ for each unit.",
    **LEARNED,
)
question.false(
    "$\\gamma$ and $\\beta$ are computed anew from each mini-batch, as its mean and variance are.",
    why="They are parameters: gradient descent changes them, a mini-batch alone does not.",
    **LEARNED,
)
SCALE = {
    "belief": "Batch normalization passes the scale of the weights on.",
    "mistake": "scale_passed_on",
    "group": "scale",
}
question.true(
    "In training, weights << c >> times as large in this layer would leave the normalized values as they are.",
    why="Deviations from the mean and the standard deviation are both << c >> times as large.",
    **SCALE,
)
question.false(
    "In training, weights << c >> times as large in this layer would make the normalized values << c >> times as large.",
    why="The standard deviation that divides them is << c >> times as large as well.",
    **SCALE,
)
BACKWARD = {
    "belief": "Mean and variance of the batch are constants in the backward pass.",
    "mistake": "statistics_constant",
    "group": "backward",
}
question.true(
    "In training the output for one example depends on the others in its batch.",
    why="They enter the mean and the variance, so gradients flow to them as well.",
    **BACKWARD,
)
question.false(
    "In the backward pass the mean and the variance of the batch are treated as constants.",
    why="Both are functions of the pre-activations, and the chain rule goes through them.",
    **BACKWARD,
)
RANGE = {
    "belief": "Normalizing means squeezing into the range from -1 to 1.",
    "mistake": "range_for_variance",
    "group": "range",
}
question.true(
    "In training, before $\\gamma$ and $\\beta$, the values of each unit have mean 0 and variance 1.",
    why="The mean is subtracted, and the deviations are divided by the standard deviation.",
    **RANGE,
)
question.false(
    "In training, before $\\gamma$ and $\\beta$, all values of each unit are brought into the range from -1 to 1.",
    why="Their variance is 1, so some lie further out than 1 unless all lie at -1 and 1.",
    **RANGE,
)
