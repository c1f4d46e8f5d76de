"""ch10.d3  Five layers for a table, 152 for pixels.    Chapter 10, Exercises D, question 3"""

import numpy as np


def first_layer(height: int, width: int, channels: int, units: int, kernel: int, filters: int) -> dict[str, int]:
    """Price a first layer on pictures: fully connected or convolutional.

    A picture is height x width x channels numbers. The dense layer flattens it and has `units` units. The convolutional
    layer has `filters` filters, each with a kernel x kernel window through all channels and one bias; stride 1 and
    padding such that each filter gives height x width outputs (multiply the padding's zeros too).

    ->  a dict of integers, for one picture:
        "dense parameters"       weights and biases of the dense layer
        "conv parameters"        weights and biases of the convolutional layer
        "dense multiplications"  products weight times input in the dense layer
        "conv multiplications"   products weight times input in the convolutional layer
    Example: first_layer(6, 5, 2, 4, 3, 7) is 244, 133, 240 and 3780, in this order.

    In ANSWER: compare the five-layer network of the AIOps case (50 inputs from a table, 17,528 parameters) with a
    152-layer residual network for photos. Why do the two tasks lead to different depths (about 200 words)?
    """
    raise NotImplementedError("ch10.d3")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.d3 --rubric`), no machine does.
ANSWER = """
...
"""
