"""ch12.x1  A whole training step by hand.    Chapter 12, Example 1"""

import numpy as np

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=10,
    rtol=2e-5,
    topics=("backpropagation", "forward-pass", "gradient-descent"),
    hints=(
        "Go forward first and keep all you compute. Which of the three hidden units is switched off by ReLU?",
        "Sigmoid and binary cross-entropy together: the error at the output's sum is what came out minus what was "
        "wanted. Do not multiply with a slope again.",
        "dW2 is the error times the hidden activations; what goes down is the error times the weights W2, and the unit "
        "that was off lets nothing pass. dW1 is that error times the inputs, row by row.",
        "Subtract 0.1 times each gradient from its parameter and go forward once more for the new loss. Carry all "
        "digits: rounded intermediate results spoil the later ones.",
    ),
)
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
    x, y, rate = np.array([1, 0.5, -1, 2]), 1, 0.1
    W1 = np.array([[0.2, -0.1, 0.4, 0.1], [0.3, 0.2, -0.3, 0.2], [-0.1, 0.5, 0.1, -0.2]])
    b1, W2, b2 = np.array([0.1, -0.1, 0]), np.array([0.5, -0.3, 0.8]), 0.1
    r = {}
    r["Z1"] = W1 @ x + b1
    r["A1"] = np.maximum(0, r["Z1"])
    r["Z2"] = W2 @ r["A1"] + b2
    r["A2"] = 1 / (1 + np.exp(-r["Z2"]))
    r["loss"] = -np.log(r["A2"])
    r["dZ2"] = r["A2"] - y
    r["dW2"] = r["dZ2"] * r["A1"]
    r["db2"] = r["dZ2"]
    r["dA1"] = r["dZ2"] * W2
    r["dZ1"] = r["dA1"] * (r["Z1"] > 0)
    r["dW1"] = np.outer(r["dZ1"], x)
    r["db1"] = r["dZ1"]
    r["new W1"], r["new b1"] = W1 - rate * r["dW1"], b1 - rate * r["db1"]
    r["new W2"], r["new b2"] = W2 - rate * r["dW2"], b2 - rate * r["db2"]
    z = r["new W2"] @ np.maximum(0, r["new W1"] @ x + r["new b1"]) + r["new b2"]
    r["new loss"] = np.log(1 + np.exp(-z))
    return r


@training_step.alternative
def plain_python():
    x = [1, 0.5, -1, 2]
    W1, b1 = [[0.2, -0.1, 0.4, 0.1], [0.3, 0.2, -0.3, 0.2], [-0.1, 0.5, 0.1, -0.2]], [0.1, -0.1, 0]
    W2, b2 = [0.5, -0.3, 0.8], 0.1

    def forward(W1, b1, W2, b2):
        Z1 = [sum(w * v for w, v in zip(row, x, strict=True)) + b for row, b in zip(W1, b1, strict=True)]
        A1 = [max(z, 0.0) for z in Z1]
        Z2 = sum(w * a for w, a in zip(W2, A1, strict=True)) + b2
        return Z1, A1, Z2, float(np.logaddexp(0, -Z2))

    Z1, A1, Z2, loss = forward(W1, b1, W2, b2)
    e = float(np.exp(-loss)) - 1
    dA1 = [e * w for w in W2]
    dZ1 = [d if z > 0 else 0.0 for d, z in zip(dA1, Z1, strict=True)]
    dW1 = [[d * v for v in x] for d in dZ1]
    new = (
        [[w - 0.1 * g for w, g in zip(row, grads, strict=True)] for row, grads in zip(W1, dW1, strict=True)],
        [b - 0.1 * d for b, d in zip(b1, dZ1, strict=True)],
        [w - 0.1 * e * a for w, a in zip(W2, A1, strict=True)],
        b2 - 0.1 * e,
    )
    answer = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 + e, "loss": loss, "dZ2": e, "dW2": [e * a for a in A1], "db2": e}
    answer |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": dZ1, "new loss": forward(*new)[-1]}
    return answer | dict(zip(("new W1", "new b1", "new W2", "new b2"), new, strict=True))


training_step.mistake(
    "Biases start small and may be left out.",
    name="biases_forgotten",
    edit=(('r["Z1"] = W1 @ x + b1', 'r["Z1"] = W1 @ x'), ('r["A1"] + b2', 'r["A1"]')),
)
training_step.mistake(
    "ReLU leaves the hidden sums as they are here.",
    name="relu_forgotten",
    edit=('= np.maximum(0, r["Z1"])', '= r["Z1"]'),
)
training_step.mistake("log is the logarithm to base 10.", name="base_ten", edit=("-np.log(r", "-np.log10(r"))
training_step.mistake(
    "The derivative of the loss by the output, -1/A2, is the error that goes back.",
    name="dA2_for_dZ2",
    edit=('r["dZ2"] = r["A2"] - y', 'r["dZ2"] = -y / r["A2"]'),
)
training_step.mistake(
    "The sigmoid's slope is multiplied to A2 - y.",
    name="extra_slope",
    edit=('r["dZ2"] = r["A2"] - y', 'r["dZ2"] = (r["A2"] - y) * r["A2"] * (1 - r["A2"])'),
)
training_step.mistake(
    "The error is y - A2.", name="target_minus_output", edit=('r["dZ2"] = r["A2"] - y', 'r["dZ2"] = y - r["A2"]')
)
training_step.mistake(
    "A unit that is off still passes its error on.", name="no_mask", edit=('r["dA1"] * (r["Z1"] > 0)', 'r["dA1"]')
)
training_step.mistake(
    "The step follows the gradient.",
    name="ascent",
    edit=("x, y, rate = np.array([1, 0.5, -1, 2]), 1, 0.1", "x, y, rate = np.array([1, 0.5, -1, 2]), 1, -0.1"),
)
training_step.mistake(
    "The error goes back through the weights after they were updated.",
    name="updated_weights_used",
    edit=('r["dA1"] = r["dZ2"] * W2', 'r["dA1"] = r["dZ2"] * (W2 - rate * r["dW2"])'),
)
training_step.mistake(
    "Four digits are enough on the way.",
    name="rounded_output",
    edit=('r["A2"] = 1 / (1 + np.exp(-r["Z2"]))', 'r["A2"] = np.round(1 / (1 + np.exp(-r["Z2"])), 4)'),
)


training_step.mistake(
    "Only weights are learned.",
    name="biases_stay",
    edit=(('b1 - rate * r["db1"]', "b1"), ('b2 - rate * r["db2"]', "b2")),
)


training_step.mistake(
    "The loss is half the squared error.",
    name="squared_loss",
    edit=(
        ('-np.log(r["A2"])', '(1 - r["A2"]) ** 2 / 2'),
        ("np.log(1 + np.exp(-z))", "(1 - 1 / (1 + np.exp(-z))) ** 2 / 2"),
    ),
)


training_step.case_per_key()
