"""ch10.d2  Fifty layers do worse than five: find out why.    Chapter 10, Exercises D, question 2"""

import math


def diagnose(train_error: float, val_error: float, shallow_train_error: float) -> str:
    """What is most likely wrong with a deep network, from three errors.

    train_error, val_error : training and validation error of the deep network, in percent
    shallow_train_error    : training error of a shallow network on the same data, in percent, finite
    ->  one of five words, by the FIRST rule that holds:

    "diverged"      train_error is NaN or infinite (gradients exploded, or the learning rate is too large)
    "optimization"  train_error is above shallow_train_error by more than 2 points
    "overfitting"   val_error is above train_error by more than 5 points
    "underfitting"  train_error is more than 10
    "fine"          none of these

    Example: diagnose(12, 20, 4) is "optimization": the deep network does not even fit what the shallow one fits, so
    the gap of 8 points is not the first thing to mend.

    In ANSWER reply to a colleague: "My 50-layer network is worse than my 5-layer one. Deep learning is overhyped."
    Name at least three possible causes, how to tell them apart, and a remedy for each (about 200 words).
    """
    raise NotImplementedError("ch10.d2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.d2 --rubric`), no machine does.
ANSWER = """
...
"""
