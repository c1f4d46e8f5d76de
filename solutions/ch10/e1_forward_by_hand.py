"""ch10.e1  A forward pass by hand.    Chapter 10, Example 1"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    kind="numeric",
    rtol=1e-4,
    topics=("forward-pass", "relu", "sigmoid"),
    hints=(
        "Which numbers enter the second layer: x, Z1, or what ReLU made of Z1?",
        "Entry j of Z is row j of W against the incoming column: multiply in pairs and add up. No bias is left to add.",
        "Layer 1: three sums of two products. ReLU. Layer 2: two sums of three products. ReLU. Layer 3: one sum of "
        "two products. Then 1 / (1 + e^-z) of that number, once.",
    ),
)
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
    x = [1, 2]
    W1 = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]
    W2 = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
    W3 = [0.1, 0.2]
    Z1 = [sum(w * a for w, a in zip(row, x, strict=True)) for row in W1]
    A1 = [max(0.0, z) for z in Z1]
    Z2 = [sum(w * a for w, a in zip(row, A1, strict=True)) for row in W2]
    A2 = [max(0.0, z) for z in Z2]
    Z3 = sum(w * a for w, a in zip(W3, A2, strict=True))
    return {"Z1": Z1, "Z2": Z2, "Z3": Z3, "y_hat": 1 / (1 + math.exp(-Z3))}


@forward_by_hand.alternative
def with_numpy():
    A = np.array([1.0, 2.0])
    answer = {}
    for l, W in enumerate([[[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]], [[0.1, 0.2]]]):
        answer[f"Z{l + 1}"] = np.array(W) @ A
        A = np.maximum(0, answer[f"Z{l + 1}"])
    answer["Z3"] = answer["Z3"][0]
    answer["y_hat"] = 0.5 * (1 + np.tanh(answer["Z3"] / 2))
    return answer


@forward_by_hand.alternative
def by_pencil():
    return {"Z1": [0.5, 1.1, 1.7], "Z2": [0.78, 1.77], "Z3": 0.432, "y_hat": 0.60635}


forward_by_hand.mistake(
    "The last layer's sum is the output.", name="stops_at_the_logit", edit=("1 / (1 + math.exp(-Z3))", "Z3")
)
forward_by_hand.mistake(
    "The sigmoid is the activation of the hidden layers as well.",
    name="sigmoid_inside",
    edit=(("A1 = [max(0.0, z)", "A1 = [1 / (1 + math.exp(-z))"), ("A2 = [max(0.0, z)", "A2 = [1 / (1 + math.exp(-z))")),
)
forward_by_hand.mistake(
    "A column of W holds the weights into a unit, so W1 is read with its columns exchanged.",
    name="columns_exchanged",
    edit=("W1 = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]", "W1 = [[0.2, 0.1], [0.4, 0.3], [0.6, 0.5]]"),
)
forward_by_hand.mistake(
    "The output unit is a tanh unit.", name="tanh_output", edit=("1 / (1 + math.exp(-Z3))", "math.tanh(Z3)")
)
forward_by_hand.mistake("The sigmoid is 1 / (1 + e^z).", name="exponent_sign", edit=("math.exp(-Z3)", "math.exp(Z3)"))
forward_by_hand.mistake(
    "The weights into a unit are averaged, not added up.",
    name="averaged",
    edit=(
        "Z1 = [sum(w * a for w, a in zip(row, x, strict=True))",
        "Z1 = [sum(w * a for w, a in zip(row, x, strict=True)) / 2",
    ),
)

forward_by_hand.case_per_key(
    names={
        "Z1": "the first layer before ReLU",
        "Z2": "the second layer before ReLU",
        "Z3": "the sum before the sigmoid",
        "y_hat": "the output",
    }
)
