"""ch10.b7  Two architectures with the same budget?    Chapter 10, exercise B7"""

import numpy as np


def equal_budget_width(n_in: int, k: int, n_out: int, budget: int) -> int:
    """The width at which k equal hidden layers come nearest to a budget of parameters.

    n_in, n_out : numbers of inputs and outputs; k >= 1 : number of hidden layers, all of the same width h;
    budget : the wanted number of parameters (at least that of h = 1)  ->  h, an integer >= 1.

    Parameters are all weights and all biases (hidden and output units have one bias each, inputs none). The count may
    lie above or below the budget, the distance decides; of two equally near widths take the smaller.
    Example: [4, h, h, 3] has 55 parameters for h = 4 and 73 for h = 5, so equal_budget_width(4, 2, 3, 65) is 5.
    """
    raise NotImplementedError("ch10.b7")


def compare() -> dict[str, float]:
    """The book's pair: A = [64, 141, 141, 10] and B = [64, 128, 64, 32, 10], weights and biases counted.

    Return {"A": parameters of A, "B": parameters of B, "ratio": A / B, "width": h, "count": parameters}, where
    [64, h, h, 10] comes nearest to B's count and has "count" parameters. (The book takes A and B for equally large.)
    The ratio is wanted to four decimals or better.
    """
    raise NotImplementedError("ch10.b7")
