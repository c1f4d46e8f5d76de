"""ch12.v4  Where batch normalization goes.    Chapter 12, diagram of the batch-normalized layer"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=4,
    topics=("batch-normalization", "dropout"),
    hints=(
        "Follow one number through the diagram: which operation produces the pre-activation Z, and what does batch norm "
        "want to have zero mean?",
        "Batch norm works on what goes into the activation, so that the activation gets values around its bend. Dropout "
        "disturbs the statistics of whatever comes after it, so it stands behind both.",
        "For the listing, write down the layers literally, in the order in which they are added: a Dense layer with "
        "activation='relu' contains two of your four words. For the last two keys ask what batch norm subtracts.",
    ),
)
def places() -> dict[str, object]:
    """Put the parts of a hidden layer in order.

    Four words: "linear" (Z = W A + b), "batch norm", "activation", "dropout".

    "diagram"      a list of three words: the batch-normalized layer as the book's diagram and text have it
                   (no dropout)
    "with dropout" a list of all four words: the same layer, with dropout on the layer's output
    "listing"      a list of all four words: one hidden block of the book's TensorFlow listing, in the order in which it
                   really computes: Dense(64, activation='relu'), BatchNormalization(), Dropout(0.3)
    "same"         True or False: the listing computes the same function as "with dropout"
    "superfluous"  the parameter of the layer that batch norm directly after the linear map makes superfluous:
                   "W", "b", "gamma" or "beta"
    "replacement"  the parameter of batch norm that takes over its work: "gamma" or "beta"

    The form: {"diagram": ["dropout", "linear", "activation"], ...} (not the answer).
    """
    return {
        "diagram": ["linear", "batch norm", "activation"],
        "with dropout": ["linear", "batch norm", "activation", "dropout"],
        "listing": ["linear", "activation", "batch norm", "dropout"],
        "same": False,
        "superfluous": "b",
        "replacement": "beta",
    }


@places.alternative
def with_tuples():
    return {**places(), "diagram": ("linear", "batch norm", "activation"), "superfluous": "B"}


@places.mistake("Batch norm evens out what the activation gives out, so it stands behind it.")
def after_activation():
    return {
        **places(),
        "diagram": ["linear", "activation", "batch norm"],
        "with dropout": ["linear", "activation", "batch norm", "dropout"],
        "same": True,
    }


@places.mistake("Batch norm prepares the layer's input, before the linear map.")
def before_linear():
    return {
        **places(),
        "diagram": ["batch norm", "linear", "activation"],
        "with dropout": ["batch norm", "linear", "activation", "dropout"],
    }


@places.mistake("Dropout goes between the linear map and batch norm, so that batch norm repairs the scale.")
def dropout_first():
    return {**places(), "with dropout": ["linear", "dropout", "batch norm", "activation"]}


@places.mistake("Dense(activation='relu') followed by batch norm is a batch-normalized pre-activation.")
def listing_as_text():
    return {**places(), "listing": ["linear", "batch norm", "activation", "dropout"], "same": True}


@places.mistake("The order does not matter to the function: all parts are there.")
def order_is_free():
    return {**places(), "same": True}


@places.mistake("gamma rescales the weights, so W is not needed any more.")
def weights_superfluous():
    return {**places(), "superfluous": "W", "replacement": "gamma"}


@places.mistake("The linear map has a bias, so batch norm's shift is the one too many.")
def beta_superfluous():
    return {**places(), "superfluous": "beta"}


@places.mistake("gamma is the learned parameter that takes over from the bias.")
def gamma_replaces_the_bias():
    return {**places(), "replacement": "gamma"}


@places.mistake("Dropout comes before the activation.")
def dropout_before_activation():
    return {**places(), "with dropout": ["linear", "batch norm", "dropout", "activation"]}


places.case_per_key()
