"""ch12.x1  A whole training step by hand.    Chapter 12, Example 1"""

import numpy as np


def training_step() -> dict:
    """Forward, backward and one gradient step of a 4-3-1 network, for one example, to full precision.

    x = [1, 0.5, -1, 2], y = 1, learning rate 0.1, ReLU in the hidden layer, sigmoid output, binary cross-entropy
    (natural logarithm, no epsilon). W[l] is (n[l], n[l-1]); with one example nothing has to be averaged.
      W1 = [[ 0.2, -0.1,  0.4,  0.1],      b1 = [0.1, -0.1, 0]      W2 = [0.5, -0.3, 0.8]      b2 = 0.1
            [ 0.3,  0.2, -0.3,  0.2],
            [-0.1,  0.5,  0.1, -0.2]]

    Return a dict; numbers count as right within 0.002 %, so carry all digits (or let Python compute):
      "Z1", "A1"     : lists of 3 numbers                "Z2", "A2", "loss" : numbers
      "dZ2"          : a number                          "dW2" : list of 3;  "db2" : a number
      "dA1", "dZ1"   : lists of 3 numbers                "dW1" : 3 lists of 4 numbers;  "db1" : list of 3
      "new W1", "new b1", "new W2", "new b2"  : the parameters after the step, in the same forms
      "new loss"     : the loss of the same example with the new parameters
    Example of one step of the work: with weight 0.5, gradient -0.2 and rate 0.1 the new weight is 0.52.
    """
    raise NotImplementedError("ch12.x1")
