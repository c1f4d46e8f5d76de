"""ch10.t17  Match each remedy with how it works.    Chapter 10, solutions to gradient pathology"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("vanishing-gradients", "initialization"),
    hints=(
        "For each remedy write down the one formula that it changes: a slope, a variance, a sum, a norm.",
        "Some act once, before training (a choice of variance); some act in every forward pass; one acts on a finished "
        "gradient and can only make it smaller.",
        "Residual connections and gates both add instead of multiplying; the gate belongs to steps in time and has a "
        "learned factor, the residual connection adds the input unchanged.",
    ),
)
def remedies() -> dict[str, object]:
    """Match six remedies with their mechanisms (two letters are left over), then answer three questions.

    "a"  The gradient is multiplied by threshold / norm if its norm is above the threshold, else left as it is.
    "b"  Each unit's input is brought to mean 0 and variance 1 over the mini-batch, then scaled and shifted by two
         learned numbers.
    "c"  All activations are squeezed into the interval from 0 to 1.
    "d"  The input of a block is added to its output, so that the derivative is the identity plus the block's own.
    "e"  Weights are drawn with variance 2/n_prev, so that E[a**2] starts out about the same in every layer.
    "f"  The carried state is multiplied by a learned factor between 0 and 1 at each time step, and new content added.
    "g"  The derivative is exactly 1 wherever the input is positive.
    "h"  Small gradients are scaled up until their norm reaches 1.

    Return a dict with nine keys:
        "relu", "he initialization", "batch normalization", "residual connection", "gradient clipping", "lstm gate"
                                 : a letter each
        "clipping is against"    : "vanishing" or "exploding"
        "he is derived for"      : "sigmoid" or "relu"
        "relu ends the problem"  : True if gradients never vanish in a ReLU network, at any depth; else False
    """
    return {
        "relu": "g",
        "he initialization": "e",
        "batch normalization": "b",
        "residual connection": "d",
        "gradient clipping": "a",
        "lstm gate": "f",
        "clipping is against": "exploding",
        "he is derived for": "relu",
        "relu ends the problem": False,
    }


remedies.case_per_key()


@remedies.mistake("Clipping keeps gradients from vanishing: it lifts them to a decent size.")
def clipping_lifts():
    return {**remedies(), "gradient clipping": "h", "clipping is against": "vanishing"}


@remedies.mistake("He initialization was made for sigmoid units.")
def he_for_sigmoid():
    return {**remedies(), "he is derived for": "sigmoid"}


@remedies.mistake("With ReLU there is no vanishing gradient any more.")
def relu_removes_it():
    return {**remedies(), "relu ends the problem": True}


@remedies.mistake("ReLU helps because it squeezes activations into a small range.")
def relu_squeezes():
    return {**remedies(), "relu": "c"}


@remedies.mistake("Batch normalization and He initialization are each other's names: one sets the weights' variance.")
def normalization_is_initialization():
    return {**remedies(), "batch normalization": "e", "he initialization": "b"}


@remedies.mistake("A residual connection decides with a learned factor how much passes; the gate just adds.")
def gate_and_residual_swapped():
    return {**remedies(), "residual connection": "f", "lstm gate": "d"}


@remedies.mistake("Normalizing brings everything into the interval from 0 to 1.")
def normalization_squeezes():
    return {**remedies(), "batch normalization": "c"}


@remedies.mistake("A gate squeezes what passes it into the interval from 0 to 1.")
def gate_squeezes():
    return {**remedies(), "lstm gate": "c"}
