"""ch12.i1  Backpropagation for someone who knows calculus.    Chapter 12, interview question 1"""

import numpy as np


def chain_sweep(slopes: list[float]) -> list[float]:
    """All derivatives of the last value of a chain in one backward sweep.

    A chain a_0 -> a_1 -> ... -> a_L = y, a_l = f_l(a_(l-1)); slopes : [f_1', ..., f_L'], the slope of each step at the
    values of the forward pass, L >= 1 (a slope may be 0)
    ->  the list [dy/da_0, dy/da_1, ..., dy/da_L] of L + 1 numbers; the last one is 1.

    Example: chain_sweep([2, 3, 5]) is [30, 15, 5, 1].

    The second function counts. In ANSWER, explain backpropagation to someone who knows calculus but no machine learning
    (about 150 words): what is it computing, and why is it efficient?
    """
    raise NotImplementedError("ch12.i1")


def multiplications(L: int) -> tuple[int, int]:
    """Multiplications of two numbers that give dy/da_0, ..., dy/da_(L-1) from the L slopes: (with reuse, without).

    With reuse: each derivative is made from the next one; dy/da_(L-1) is the last slope itself and costs nothing.
    Without: each derivative is multiplied together from its slopes, for every l anew (k factors take k - 1
    multiplications). Example: multiplications(3) is (2, 3).
    """
    raise NotImplementedError("ch12.i1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i1 --rubric`), no machine does.
ANSWER = """
...
"""
