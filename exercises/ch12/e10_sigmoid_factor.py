"""ch12.e10  How far a quarter for each layer holds.    Chapter 12, exercise 12.10"""

import numpy as np


def bound(k: int, w: float) -> float:
    """The largest possible |d a_k / d a_0| in a chain of k sigmoid units whose weights are at most w in absolute value.

    a_l = sigma(w_l a_(l-1) + b_l), l = 1..k, every |w_l| <= w, biases free; one unit in each layer.
    The maximum is over all such weights, all biases and all inputs. Biases can put every pre-activation to 0.

    Example: bound(2, 1) is 0.0625.

    The exercise in the book asks for a proof of "at most a quarter to the power k" with no word about the weights. Give
    the statement the condition that it needs; the third function and ANSWER are about it.
    """
    raise NotImplementedError("ch12.e10")


def chain_gradient(a0: float, weights: list[float], biases: list[float]) -> float:
    """d a_k / d a_0 of such a chain, exactly, for one input a0; k = len(weights), with its sign.

    Example: chain_gradient(0.5, [5, 5], [-2.5, -2.5]) is 1.5625: both pre-activations are 0, each factor is 5/4.
    """
    raise NotImplementedError("ch12.e10")


def statements() -> dict[str, bool]:
    """True or False, for chains of k sigmoid units as above.

    "always"    Whatever the weights are, the gradient through k layers is at most 0.25**k.
    "up to 1"   If all |w_l| <= 1, the gradient through k layers is at most 0.25**k.
    "up to 4"   If all |w_l| <= 4, the gradient through k layers is at most 1.
    "large"     With weights much larger than 4 the gradient explodes at every input.
    "slopes"    The product of the k slopes sigma'(z_l) alone is at most 0.25**k, whatever the weights are.
    """
    raise NotImplementedError("ch12.e10")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e10 --rubric`), no machine does.
ANSWER = """
...
"""
