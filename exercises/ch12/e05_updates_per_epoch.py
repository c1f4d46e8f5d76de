"""ch12.e05  Batch, stochastic and mini-batch gradient descent compared.    Chapter 12, exercise 12.5"""

import math

import numpy as np


def updates(m: int, batch_size: int, epochs: int) -> list[int]:
    """Parameter updates that three methods make in a training of some epochs.

    m : training examples, batch_size : examples in a mini-batch (at least 1; it may exceed m), epochs : passes over
    the data  ->  [batch gradient descent, stochastic gradient descent (one example at a time), mini-batch], integers.

    A last mini-batch that is not full is used as well. Example: updates(10, 4, 2) is [2, 20, 6].

    The second function lists the mini-batches. In ANSWER compare the three methods (about 150 words): cost of one
    update, noise, memory, when each is a good choice.
    """
    raise NotImplementedError("ch12.e05")


def batch_sizes(m: int, batch_size: int) -> list[int]:
    """The sizes of the mini-batches of one epoch, in order; the short one, if there is one, comes last.

    Example: batch_sizes(10, 4) is [4, 4, 2], batch_sizes(3, 8) is [3].
    """
    raise NotImplementedError("ch12.e05")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e05 --rubric`), no machine does.
ANSWER = """
...
"""
