"""ch10.b5  A two-layer pass by hand.    Chapter 10, Exercise B5"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    kind="numeric",
    rtol=1e-4,
    topics=("forward-pass", "relu", "sigmoid"),
    hints=(
        "W1 is the identity matrix: what does the first layer do to x before its activation?",
        "ReLU decides about every unit alone. Which of the two numbers survives, and what becomes of the other?",
        "Add the two activations (that is what W2 does), then apply 1 / (1 + e^-z) to the sum.",
    ),
)
def relu_by_hand() -> dict:
    """Work out the output of this network for one input.

    Layers [2, 2, 1], all biases 0, ReLU in the hidden layer, sigmoid at the output; input x = [3, -2].
    W1 = [[1, 0],            W2 = [[1, 1]]
          [0, 1]]
    W[l] is (n[l], n[l-1]): row j holds the weights into unit j. Z[l] = W[l] A[l-1], A[l] = g[l](Z[l]).

    Return a dict:
        "Z1"    : list of the 2 numbers of the hidden layer before ReLU
        "A1"    : list of the 2 numbers after ReLU
        "Z2"    : the number before the sigmoid
        "y_hat" : the output
    Numbers count as right if they are within 0.01 %, so give at least five digits (or let Python compute).
    Example: a hidden layer [0.5, -1] becomes [0.5, 0] under ReLU.
    """
    x = [3, -2]
    Z1 = [1 * x[0] + 0 * x[1], 0 * x[0] + 1 * x[1]]
    A1 = [max(0, z) for z in Z1]
    Z2 = 1 * A1[0] + 1 * A1[1]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "y_hat": 1 / (1 + math.exp(-Z2))}


@relu_by_hand.alternative
def with_numpy():
    Z1 = np.eye(2) @ np.array([3.0, -2.0])
    A1 = Z1 * (Z1 > 0)
    return {"Z1": Z1, "A1": A1, "Z2": A1.sum(), "y_hat": np.exp(A1.sum()) / (1 + np.exp(A1.sum()))}


@relu_by_hand.alternative
def by_pencil():
    return {"Z1": (3, -2), "A1": (3, 0), "Z2": 3, "y_hat": 0.95257}


relu_by_hand.mistake("The hidden layer passes its sums on as they are.", name="no_relu", edit=("max(0, z)", "z"))
relu_by_hand.mistake(
    "The sum of the last layer is the output.", name="no_sigmoid", edit=("1 / (1 + math.exp(-Z2))", "Z2")
)
relu_by_hand.mistake("ReLU drops the sign, so -2 becomes 2.", name="absolute_value", edit=("max(0, z)", "abs(z)"))
relu_by_hand.mistake(
    "One negative entry switches the whole layer off.",
    name="both_units_dead",
    edit=("A1 = [max(0, z) for z in Z1]", "A1 = [0, 0]"),
)
relu_by_hand.mistake(
    "The sigmoid is the activation of the hidden layer as well.",
    name="sigmoid_inside",
    edit=("max(0, z)", "1 / (1 + math.exp(-z))"),
)
relu_by_hand.mistake("The sigmoid is 1 / (1 + e^z).", name="exponent_sign", edit=("math.exp(-Z2)", "math.exp(Z2)"))
relu_by_hand.mistake(
    "ReLU acts on the input already, so -2 never reaches the first layer.",
    name="relu_on_the_input",
    edit=("x = [3, -2]\n", "x = [3, 0]\n"),
)

relu_by_hand.case_per_key(
    names={
        "Z1": "the hidden layer before ReLU",
        "A1": "the hidden layer after ReLU",
        "Z2": "the sum before the sigmoid",
        "y_hat": "the output",
    }
)
