"""ch10.a3  Parameters and hyperparameters, three of each.    Chapter 10, Exercises A, question 3"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=4,
    topics=("hyperparameters",),
    hints=(
        "Ask of each item: does back-propagation compute a gradient of the loss for it?",
        "Whatever the line `value -= alpha * gradient` changes is learned. Whatever has to be known before that line "
        "can run for the first time was decided by somebody.",
        "Batch normalization has two learned arrays of its own. An optimizer may rescale steps, but it does not get a "
        "gradient for alpha; and a choice of function (such as g) is not a number that could be learned by descent.",
    ),
    rubric=(
        "Parameters are found by the training algorithm from the gradient of the loss on the training data.",
        "Hyperparameters are fixed before (or outside) training by a person or an outer search, judged on validation "
        "data.",
        "Says how the second kind governs the first: alpha sets the size of steps, L and n[l] set how many W there "
        "are.",
    ),
    rubric_points=3,
)
def examples() -> dict:
    """Pick three parameters and three hyperparameters, and say who sets them.

    Choose from these tokens (gamma is the learned scale of batch normalization):

        "b[2]"  "keep_prob"  "g[1]"  "W[3]"  "L"  "gamma"  "alpha"  "epochs"  "W[1]"  "n[2]"  "batch size"  "lambda"

    and for the two last answers from these letters:

        "a"  a person, or an outer search over whole training runs, judged on validation data
        "b"  the number of training examples
        "c"  the training algorithm, step by step, from gradients of the loss on the training data
        "d"  the random number generator alone

    Return a dict with four keys:
        "parameters"                : a set of exactly three tokens, any three that are right
        "hyperparameters"           : a set of exactly three tokens, any three that are right
        "who sets parameters"       : a letter
        "who sets hyperparameters"  : a letter
    Form: {"parameters": {"...", "...", "..."}, ..., "who sets parameters": "b", ...}.

    A parameter is a number or array that gradient descent changes; weights, biases and the like. Everything that must
    be decided before gradient descent can start is a hyperparameter. In ANSWER explain the difference in your own
    words, and how hyperparameters govern parameters.
    """
    return {
        "parameters": {"W[1]", "b[2]", "gamma"},
        "hyperparameters": {"alpha", "L", "lambda"},
        "who sets parameters": "c",
        "who sets hyperparameters": "a",
    }


_PARAMETERS = {"w[1]", "w[3]", "b[2]", "gamma"}
_HYPERPARAMETERS = {"alpha", "l", "n[2]", "g[1]", "epochs", "batch size", "lambda", "keep_prob"}


def _judged(tokens, allowed):
    """How many different tokens, and which of them do not belong; any three right ones look the same."""
    chosen = {str(t).strip().casefold() for t in tokens}
    return {"different tokens": len(chosen), "do not belong": sorted(chosen - allowed)}


@examples.case("three parameters", alone=True, weight=2)
def three_parameters(implementation):
    return _judged(implementation.examples()["parameters"], _PARAMETERS)


@examples.case("three hyperparameters", alone=True, weight=2)
def three_hyperparameters(implementation):
    return _judged(implementation.examples()["hyperparameters"], _HYPERPARAMETERS)


@examples.case("who sets parameters", alone=True)
def who_sets_parameters(implementation):
    return implementation.examples()["who sets parameters"]


@examples.case("who sets hyperparameters", alone=True)
def who_sets_hyperparameters(implementation):
    return implementation.examples()["who sets hyperparameters"]


@examples.alternative
def other_choices():
    return {
        "parameters": ["W[3]", "w[1]", "gamma"],
        "hyperparameters": ("g[1]", "n[2]", "Batch size"),
        "who sets parameters": "C",
        "who sets hyperparameters": "A",
    }


@examples.mistake("The activation function belongs to the network, so it is one of its parameters.")
def activation_is_parameter():
    return {**examples(), "parameters": {"W[1]", "b[2]", "g[1]"}}


@examples.mistake("Adam adapts the learning rate, so alpha is learned.")
def alpha_is_learned():
    return {**examples(), "parameters": {"W[1]", "b[2]", "alpha"}}


@examples.mistake("The number of layers is a parameter of the network.")
def depth_is_parameter():
    return {**examples(), "parameters": {"W[1]", "b[2]", "L"}}


@examples.mistake("Only the weights are learned; biases are offsets that I set.")
def bias_is_hyperparameter():
    return {**examples(), "parameters": {"W[1]", "W[3]", "gamma"}, "hyperparameters": {"alpha", "L", "b[2]"}}


@examples.mistake("Gamma of batch normalization is a setting, like alpha and lambda.")
def gamma_is_hyperparameter():
    return {**examples(), "hyperparameters": {"alpha", "lambda", "gamma"}}


@examples.mistake("Parameters are what I pass to a function, so I set them.")
def parameters_are_arguments():
    return {**examples(), "who sets parameters": "a"}


@examples.mistake("Training finds good hyperparameters too, in the same descent.")
def hyperparameters_are_learned():
    return {**examples(), "who sets hyperparameters": "c"}


@examples.mistake("Random initialization sets the parameters.")
def chance_sets_parameters():
    return {**examples(), "who sets parameters": "d"}


@examples.mistake("Hyperparameters follow from the amount of data.")
def data_set_hyperparameters():
    return {**examples(), "who sets hyperparameters": "b"}
