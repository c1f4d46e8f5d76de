"""ch10.e1  A forward pass by hand.    Chapter 10, Example 1"""

import math

import numpy as np


def forward_by_hand() -> dict:
    """Work out the output of this network for one input.

    Layers [2, 3, 2, 1], all biases 0, ReLU in both hidden layers, sigmoid at the output; input x = [1, 2].
    W1 = [[0.1, 0.2],        W2 = [[0.1, 0.2, 0.3],        W3 = [[0.1, 0.2]]
          [0.3, 0.4],              [0.4, 0.5, 0.6]]
          [0.5, 0.6]]
    W[l] is (n[l], n[l-1]): row j holds the weights into unit j, and Z[l] = W[l] A[l-1].

    Return a dict:
        "Z1"    : list of the 3 numbers of the first layer before ReLU
        "Z2"    : list of the 2 numbers of the second layer before ReLU
        "Z3"    : the number before the sigmoid
        "y_hat" : the output
    Numbers count as right if they are within 0.01 %, so give at least five digits (or let Python compute).
    Example of one unit: weights [0.5, -0.5] and input [3, 1] make z = 1.0.
    """
    raise NotImplementedError("ch10.e1")
