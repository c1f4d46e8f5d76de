"""ch12.i5  Clipping by value, clipping by norm.    Chapter 12, interview, question 5"""

import numpy as np


def clipping_report(g: np.ndarray, threshold: float) -> dict[str, tuple[float, float]]:
    """What the two kinds of clipping do to a gradient's direction and length.

    g : (n,), not zero; threshold : a positive number
    ->  {"value": (cosine, length), "norm": (cosine, length)}: the cosine of the angle between the clipped gradient and
        g, and the Euclidean length of the clipped gradient.

    By value: every entry is clipped to [-threshold, threshold]. By norm: if the Euclidean length of g exceeds the
    threshold, g is multiplied by threshold / length; otherwise it stays as it is.

    Example: g = [6, 8], threshold = 5: {"value": (0.989949, 7.071068), "norm": (1, 5)}.

    The second function asks about the fine print. In ANSWER explain clipping to an interviewer in about 150 words:
    when it is needed, what the two kinds do, which one you use and where it stands in the training loop.
    """
    raise NotImplementedError("ch12.i5")


def fine_print() -> dict[str, bool]:
    """True or false?  Return a dict from each key to a bool.

    "value keeps direction"  Clipping by value never changes the direction of a gradient.
    "value bounds length"    Clipping by value with threshold c makes the Euclidean length at most c.
    "short ones grow"        Clipping by norm makes gradients shorter than the threshold longer.
    "tensor by tensor"       Clipping the gradient of each layer by its own norm keeps the direction of the whole
                             gradient.
    "vanishing"              Clipping is a remedy for vanishing gradients.
    "before the step"        Clipping belongs between the backward pass and the optimizer's step.
    """
    raise NotImplementedError("ch12.i5")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i5 --rubric`), no machine does.
ANSWER = """
...
"""
