"""ch10.t17  Match each remedy with how it works.    Chapter 10, solutions to gradient pathology"""


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
    raise NotImplementedError("ch10.t17")
