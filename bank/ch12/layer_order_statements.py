"""ch12.layer_order_statements  Where batch normalization and dropout go.    Chapter 12, diagram of the normalized layer"""

from dlgrade.bank import Question

question = Question(
    topics=("batch-normalization", "dropout", "architecture"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="understand",
    syllabus="beyond",
    version=3,
    stem={
        "MCQ": "A hidden layer has << n >> ReLU units, batch normalization (with $\\gamma$ and $\\beta$) and dropout with drop rate "
        "$<< rate|num >>$. Which one of these statements is TRUE?",
        "MSQ": "A hidden layer has << n >> ReLU units, batch normalization (with $\\gamma$ and $\\beta$) and dropout with drop rate "
        "$<< rate|num >>$. Which of these statements is/are TRUE?",
    },
    explanation="Ioffe and Szegedy put batch normalization between the linear map and the activation, so that it works on what goes "
    "into the nonlinearity; dropout comes last. There the mean that is subtracted swallows the layer's bias, and $\\beta$ takes over. "
    "`Dense(<< n >>, activation='relu')` contains the linear map and the activation; what is added after it works on the ReLU's output.",
)


@question.draw
def draw(rng):
    return {
        "n": rng.choice("n", (32, 48, 64, 96, 128, 200, 256)),
        "rate": rng.choice("rate", (0.1, 0.2, 0.25, 0.3, 0.4)),
    }


PLACE = {"belief": "Batch normalization works on the output of the activation.", "mistake": "after_activation"}
question.true(
    "In the original paper batch normalization stands between the linear map and the ReLU.",
    why="It normalizes the pre-activations, $Z = W A + b$.",
    group="place",
    **PLACE,
)
question.false(
    "In the original paper batch normalization stands after the ReLU, on its output.",
    why="It stands before the nonlinearity, on $Z = W A + b$.",
    group="place",
    **PLACE,
)
question.false(
    "In the original paper batch normalization is applied to the layer's input, before the weights.",
    why="It normalizes what the weights have produced, $Z = W A + b$.",
    belief="Batch normalization prepares the layer's input.",
    mistake="before_linear",
    group="place",
)
LISTING = {
    "belief": "A Dense layer with an activation, followed by batch normalization, normalizes the pre-activations.",
    "mistake": "listing_as_text",
    "group": "listing",
}
question.true(
    "`Dense(<< n >>, activation='relu')` followed by `BatchNormalization()` normalizes the outputs of the ReLU.",
    why="The Dense layer contains the activation, so batch normalization comes after it.",
    **LISTING,
)
question.false(
    "`Dense(<< n >>, activation='relu')` followed by `BatchNormalization()` normalizes the inputs of the ReLU.",
    why="The Dense layer contains the activation, so batch normalization comes after it.",
    **LISTING,
)
question.true(
    "`Dense(<< n >>)`, `BatchNormalization()`, `ReLU()` normalizes the inputs of the ReLU.",
    why="Without `activation` the Dense layer is linear, so its pre-activations are normalized.",
    **LISTING,
)
ORDER = {
    "belief": "The order of the parts does not matter: all are there.",
    "mistake": "order_is_free",
    "group": "order",
}
question.true(
    "Exchanging batch normalization and ReLU changes the function that the layer computes.",
    why="ReLU is not linear: normalizing before it and after it are two different functions.",
    **ORDER,
)
question.false(
    "Exchanging batch normalization and ReLU changes nothing, as both act on each unit alone.",
    why="ReLU is not linear: normalizing before it and after it are two different functions.",
    **ORDER,
)
BIAS = {
    "belief": "The bias of the linear map matters under batch normalization.",
    "mistake": "bias_needed",
    "group": "bias",
}
question.true(
    "With batch normalization right after the linear map, the << n >> biases of the map are superfluous.",
    why="In training the batch mean that is subtracted contains them; $\\beta$ does their work.",
    **BIAS,
)
question.false(
    "With batch normalization right after the linear map, its << n >> biases make $\\beta$ superfluous.",
    why="It is the other way round: the subtraction of the mean removes the biases, and $\\beta$ shifts.",
    **BIAS,
)
question.false(
    "With batch normalization right after the linear map, the layer learns << n >> useful biases besides $\\beta$.",
    why="In training the subtraction of the mean removes them, and their gradient is zero.",
    **BIAS,
)
DROPOUT = {
    "belief": "Batch normalization repairs the scale that dropout has changed.",
    "mistake": "dropout_first",
    "group": "dropout",
}
question.true(
    "Dropout before batch normalization gives its input another variance in training than at inference.",
    why="Inverted dropout keeps the mean but raises the variance in training; the running variance does not fit inference.",
    **DROPOUT,
)
question.false(
    "Dropout before batch normalization does not change the variance of its input, thanks to the rescaling.",
    why="Dividing by the keep probability keeps the mean, not the variance.",
    **DROPOUT,
)
question.true(
    "With dropout on the layer's output, about $<< (rate * n)|round|int >>$ of its << n >> units send 0 in a training step because of it.",
    why="Each unit is dropped with probability $<< rate|num >>$ in training.",
    belief="The rate is the share of units that stay.",
    mistake="rate_is_keep",
    group="rate",
)
question.false(
    "With dropout on the layer's output, about $<< (n - rate * n)|round|int >>$ of its << n >> units are dropped in a training step.",
    why="The rate $<< rate|num >>$ is the probability of being dropped, about $<< (rate * n)|round|int >>$ units.",
    belief="The rate is the share of units that stay.",
    mistake="rate_is_keep",
    group="rate",
)
