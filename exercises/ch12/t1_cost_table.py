"""ch12.t1  The price of gradients without backpropagation.    Chapter 12, section 12.2"""

import numpy as np


def cost_table(weights: int, examples: int, steps: int, backward_price: float = 2) -> dict[str, float]:
    """Single-example forward passes that full-batch gradient descent takes, for three ways to get the gradient.

    weights, examples, steps : the numbers of parameters, training examples and gradient steps
    backward_price           : the price of a backward pass, in forward passes
    ->  {"central": ..., "one-sided": ..., "backprop": ...}

    Unit: one forward pass of ONE example is 1, so a pass of the whole training set costs `examples`. Central
    differences evaluate the loss at two moved points for each weight; one-sided differences at one moved point for
    each weight and once at the unmoved point. Backpropagation makes one forward and one backward pass.

    Example: 3 weights, 10 examples, 2 steps, price 2 give 120, 80 and 60.
    """
    raise NotImplementedError("ch12.t1")
