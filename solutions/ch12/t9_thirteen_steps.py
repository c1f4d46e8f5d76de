"""ch12.t9  Thirteen steps through a network with two layers.    Chapter 12, section 12.6.1"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=12,
    topics=("backpropagation", "forward-pass", "cross-entropy"),
    hints=(
        "Write the shape next to each of the thirteen results before you compute it. Each backward result has the "
        "shape of the forward result that it belongs to.",
        "The first backward step differentiates -[y log a + (1 - y) log(1 - a)] by a. The second multiplies with the "
        "sigmoid's slope; after that the fractions are gone.",
        "W2 sent A1 up to Z2; its transpose sends dZ2 down to A1. What ReLU blocked on the way up (look at Z1), it "
        "blocks on the way down.",
        "Only the cost, dW and db are averages over the examples. dW of a layer is its dZ times the transpose of the "
        "activation that came in, divided by m.",
        "For the expansion multiply the two brackets out one at a time and note the coefficients of a, y and ay.",
    ),
)
def thirteen_steps(
    X: np.ndarray, Y: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> dict[str, np.ndarray | float]:
    """Every step of a forward and a backward pass: input, ReLU layer, one sigmoid unit, binary cross-entropy.

    X : (n0, m), Y : (1, m) with 0 and 1, W1 : (n1, n0), b1 : (n1, 1), W2 : (1, n1), b2 : (1, 1); examples are columns
    ->  dict of thirteen results:

      "F1" Z1 (n1, m)    "F2" A1 = ReLU(Z1)    "F3" Z2 (1, m)    "F4" A2 = sigmoid(Z2)
      "F5" the cost J, a number: the mean over the examples of -[Y log A2 + (1 - Y) log(1 - A2)], natural log
      "B1" dA2 (1, m)    "B2" dZ2 (1, m)       "B3" dW2 (1, n1)  "B4" db2 (1, 1)
      "B5" dA1 (n1, m)   "B6" dZ1 (n1, m)      "B7" dW1 (n1, n0) "B8" db1 (n1, 1)

    Convention: dA and dZ are derivatives of the single examples' losses and carry no 1/m; dW and db are derivatives
    of J and do. ReLU'(0) = 0. No epsilon in the logarithms.
    Example: n0 = n1 = m = 1, X = 2, Y = 1, W1 = 0.5, b1 = 0, W2 = 3, b2 = -3: Z1 = A1 = 1, Z2 = 0, A2 = 0.5,
    J = 0.693147, dA2 = -2, dZ2 = -0.5, dW2 = -0.5, db2 = -0.5, dA1 = dZ1 = -1.5, dW1 = -3, db1 = -1.5.

    The second function takes step B2 apart.
    """
    m = X.shape[1]
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1)
    Z2 = W2 @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dA2 = -Y / A2 + (1 - Y) / (1 - A2)
    dZ2 = dA2 * A2 * (1 - A2)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    forward = {"F1": Z1, "F2": A1, "F3": Z2, "F4": A2, "F5": J}
    return forward | {"B1": dA2, "B2": dZ2, "B3": dW2, "B4": db2, "B5": dA1, "B6": dZ1, "B7": dW1, "B8": db1}


@thirteen_steps.part
def expansion() -> dict[str, list[float] | float]:
    """Step B2 in slow motion: (-y/a + (1 - y)/(1 - a)) * a * (1 - a), multiplied out.

    Polynomials are given as lists [coefficient of a, coefficient of y, coefficient of a*y]; 2a - 3y is [2, -3, 0].
    Return a dict:

      "first"    : the first fraction times a (1 - a), multiplied out, as such a list
      "second"   : the second fraction times a (1 - a), multiplied out, as such a list
      "sum"      : both together
      "misprint" : at which label y (0 or 1) a slip that ends in 2a - y - ay cannot be seen, since it gives the right
                   value there for every a
    """
    return {"first": [0, -1, 1], "second": [1, 0, -1], "sum": [1, -1, 0], "misprint": 1}


@thirteen_steps.alternative
def example_by_example(X, Y, W1, b1, W2, b2):
    m = X.shape[1]
    out = {k: [] for k in ("F1", "F2", "F3", "F4", "B1", "B2", "B5", "B6")}
    J, dW1, db1, dW2, db2 = 0.0, np.zeros(W1.shape), np.zeros(b1.shape), np.zeros(W2.shape), np.zeros(b2.shape)
    for i in range(m):
        x, y = X[:, [i]], Y[0, i]
        z1 = np.dot(W1, x) + b1
        a1 = np.where(z1 > 0, z1, 0)
        z2 = np.dot(W2, a1) + b2
        a2 = 0.5 * (1 + np.tanh(z2 / 2))
        p = a2[0, 0]
        J -= np.log(p if y == 1 else 1 - p) / m
        d2 = a2 - y
        e1 = W2.T * d2
        d1 = np.where(a1 > 0, e1, 0)
        dW2 += d2 * a1.T / m
        db2 += d2 / m
        dW1 += d1 * x.T / m
        db1 += d1 / m
        columns = (z1, a1, z2, a2, np.array([[-1 / p if y == 1 else 1 / (1 - p)]]), d2, e1, d1)
        for key, column in zip(out, columns, strict=True):
            out[key].append(column)
    result = {key: np.hstack(columns) for key, columns in out.items()}
    return {**result, "F5": J, "B3": dW2, "B4": db2, "B7": dW1, "B8": db1}


thirteen_steps.mistake("The bias of layer 1 can wait.", name="bias_forgotten", edit=("Z1 = W1 @ X + b1", "Z1 = W1 @ X"))
thirteen_steps.mistake(
    "Layer 1 hands its sum on; ReLU is part of the backward pass only.",
    name="relu_forgotten",
    edit=("A1 = np.maximum(0, Z1)", "A1 = Z1"),
)
thirteen_steps.mistake(
    "The cost is the sum over the examples.", name="cost_is_a_sum", edit=("J = -np.mean(", "J = -np.sum(")
)
thirteen_steps.mistake(
    "dA2 is y/a and -(1 - y)/(1 - a), without the minus of the loss.",
    name="sign_of_dA2",
    edit=("dA2 = -Y / A2 + (1 - Y) / (1 - A2)", "dA2 = Y / A2 - (1 - Y) / (1 - A2)"),
)
thirteen_steps.mistake(
    "dA2 is where the error starts, so it is dZ2 as well.",
    name="sigmoid_slope_forgotten",
    edit=("dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = dA2"),
)
thirteen_steps.mistake(
    "The mean of the cost is taken care of in dZ2, and in dW and db again.",
    name="averaged_twice",
    edit=("dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = dA2 * A2 * (1 - A2) / m"),
)
thirteen_steps.mistake(
    "dZ2 is 2 A2 - Y - A2 Y.",
    name="misprinted_expansion",
    edit=("dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = 2 * A2 - Y - A2 * Y"),
)
thirteen_steps.mistake(
    "Weight gradients are sums over the examples.",
    name="mean_forgotten_in_dW",
    edit=(("dW2 = dZ2 @ A1.T / m", "dW2 = dZ2 @ A1.T"), ("dW1 = dZ1 @ X.T / m", "dW1 = dZ1 @ X.T")),
)
thirteen_steps.mistake(
    "ReLU has no slope to speak of: dZ1 is dA1.", name="mask_forgotten", edit=("dZ1 = dA1 * (Z1 > 0)", "dZ1 = dA1")
)
thirteen_steps.mistake(
    "ReLU passes the gradient where Z1 is at least 0.", name="slope_one_at_zero", edit=("(Z1 > 0)", "(Z1 >= 0)")
)
thirteen_steps.mistake(
    "The mask of layer 1 is where the error that arrives is positive.",
    name="mask_from_the_error",
    edit=("(Z1 > 0)", "(dA1 > 0)"),
)
thirteen_steps.mistake(
    "ReLU multiplies the gradient with its own output.", name="slope_is_the_output", edit=("(Z1 > 0)", "A1")
)
thirteen_steps.mistake(
    "dW2 uses the sum Z1 that entered layer 1's activation.",
    name="sum_for_activation",
    edit=("dW2 = dZ2 @ A1.T", "dW2 = dZ2 @ Z1.T"),
)
thirteen_steps.mistake(
    "Multiplied out, -y (1 - a) is -y - ay.",
    name="sign_in_the_first",
    of="expansion",
    edit=('"first": [0, -1, 1]', '"first": [0, -1, -1]'),
)
thirteen_steps.mistake(
    "The second part is (1 - y) a = a + ay.",
    name="sign_in_the_second",
    of="expansion",
    edit=('"second": [1, 0, -1]', '"second": [1, 0, 1]'),
)
thirteen_steps.mistake(
    "Both parts bring an a, so the sum has 2a.",
    name="a_counted_twice",
    of="expansion",
    edit=('"sum": [1, -1, 0]', '"sum": [2, -1, -1]'),
)
thirteen_steps.mistake(
    "With y = 0 the second term drops out, so the slip is hidden there.",
    name="hidden_at_zero",
    of="expansion",
    edit=('"misprint": 1', '"misprint": 0'),
)


def _network(rng, n0, n1, m):
    Y = np.zeros((1, m))
    Y[0, : m // 2] = 1
    return (
        rng.normal(size=(n0, m)),
        Y,
        rng.normal(size=(n1, n0)),
        rng.normal(size=(n1, 1)),
        rng.normal(size=(1, n1)),
        rng.normal(size=(1, 1)),
    )


def _steps(*names):
    def probe(implementation, rng):
        got = implementation.thirteen_steps(*_network(rng, 3, 4, 6))
        return {name: got[name] for name in names}

    return probe


thirteen_steps.random_case("F1 to F4: the forward pass", n=2)(_steps("F1", "F2", "F3", "F4"))
thirteen_steps.random_case("F5: the cost", n=2)(_steps("F5"))
thirteen_steps.random_case("B1: the loss by the output", n=2)(_steps("B1"))
thirteen_steps.random_case("B2: back through the sigmoid", n=2, weight=2)(_steps("B2"))
thirteen_steps.random_case("B3 and B4: the output layer's parameters", n=2, weight=2)(_steps("B3", "B4"))
thirteen_steps.random_case("B5 and B6: back to layer 1", n=2, weight=2)(_steps("B5", "B6"))
thirteen_steps.random_case("B7 and B8: layer 1's parameters", n=2, weight=2)(_steps("B7", "B8"))


thirteen_steps.mistake(
    "Z1 may be overwritten by A1.",
    name="z_overwritten",
    edit=("np.maximum(0, Z1)", "np.maximum(0, Z1, out=Z1)"),
)

thirteen_steps.mistake(
    "dA2 is A2 - Y.",
    name="dA2_is_the_difference",
    edit=(("dA2 = -Y / A2 + (1 - Y) / (1 - A2)\n", "dA2 = A2 - Y\n"), ("dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = dA2")),
)


thirteen_steps.mistake(
    "The gradients of the parameters are sums over the examples.",
    name="not_averaged",
    of="thirteen_steps",
    edit=(
        ("dW2 = dZ2 @ A1.T / m", "dW2 = dZ2 @ A1.T"),
        ("db2 = np.sum(dZ2, axis=1, keepdims=True) / m", "db2 = np.sum(dZ2, axis=1, keepdims=True)"),
        ("dW1 = dZ1 @ X.T / m", "dW1 = dZ1 @ X.T"),
        ("db1 = np.sum(dZ1, axis=1, keepdims=True) / m", "db1 = np.sum(dZ1, axis=1, keepdims=True)"),
    ),
)


thirteen_steps.mistake(
    "Weights have a product to be averaged; a bias adds up its errors.",
    name="biases_not_averaged",
    edit=(
        ("db2 = np.sum(dZ2, axis=1, keepdims=True) / m", "db2 = np.sum(dZ2, axis=1, keepdims=True)"),
        ("db1 = np.sum(dZ1, axis=1, keepdims=True) / m", "db1 = np.sum(dZ1, axis=1, keepdims=True)"),
    ),
)


thirteen_steps.mistake(
    "Every activation's slope is a (1 - a), in the hidden layer too.",
    name="sigmoid_slope_inside",
    edit=("dZ1 = dA1 * (Z1 > 0)", "dZ1 = dA1 * A1 * (1 - A1)"),
)


thirteen_steps.mistake(
    "dA2 is Y/A2 - (1 - Y)/(1 - A2): the minus in front of the loss is dealt with.",
    name="loss_minus_forgotten",
    edit=(
        ("dA2 = -Y / A2 + (1 - Y) / (1 - A2)", "dA2 = Y / A2 - (1 - Y) / (1 - A2)"),
        ("dZ2 = dA2 * A2 * (1 - A2)", "dZ2 = A2 - Y"),
    ),
)


@thirteen_steps.case("a sum of exactly zero in layer 1")
def corner(implementation):
    X = np.array([[2.0, 1.0, -1.0, 3.0], [1.0, 0.5, 2.0, -1.0]])
    W1 = np.array([[1.0, -2.0], [0.5, 1.0], [1.0, 1.0]])  # the first unit gets 0 from the first two examples
    got = implementation.thirteen_steps(
        X, np.array([[1.0, 0.0, 0.0, 1.0]]), W1, np.zeros((3, 1)), np.array([[0.5, 1.0, -1.0]]), np.array([[0.2]])
    )
    return {name: got[name] for name in ("B6", "B7", "B8")}


@thirteen_steps.case("the expansion", weight=2)
def slow_motion(implementation):
    return implementation.expansion()
