"""ch12.v4  Where batch normalization goes.    Chapter 12, diagram of the batch-normalized layer"""


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
    raise NotImplementedError("ch12.v4")
