"""ch10.s1  The AIOps network of the case study, in numbers.    Chapter 10, case study TCS Ignio"""

import math
from itertools import pairwise


def ignio() -> dict[str, float]:
    """Check the design of the book's AIOps classifier.

    Fully connected, widths [50, 128, 64, 32, 16, 8] with the input first; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1).
    ReLU in the hidden layers, softmax over 8 actions, He initialization for hidden layers, L2 penalty on weights only.

    Return a dict:
        "weight matrices"      how many W[l] there are
        "hidden layers"        how many layers are hidden
        "parameters"           weights and biases together
        "penalized"            how many numbers enter the L2 penalty
        "std of W1"            standard deviation from which He initialization draws the entries of W[1]
        "output sum"           what the 8 outputs for one example add up to
        "narrows everywhere"   True if every layer is narrower than the one before it, input included, else False
    For widths [6, 4, 3] the first five would be 2, 1, 43, 36, 0.57735.

    In ANSWER (about 150 words): why might these choices (five layers, the shape, softmax, He, L2) suit the task? Say
    which of them you would test on validation data.
    """
    raise NotImplementedError("ch10.s1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.s1 --rubric`), no machine does.
ANSWER = """
...
"""
