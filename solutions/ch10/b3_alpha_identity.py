"""ch10.b3  Every weight matrix is alpha times the identity.    Chapter 10, exercise B3"""

import sympy as sp

from dlgrade import exercise

alpha = sp.symbols("alpha", real=True)
L = sp.symbols("L", integer=True, positive=True)
x = sp.Matrix(sp.symbols("x1 x2", real=True))  # (2, 1)
y = sp.Matrix(sp.symbols("y1 y2", real=True))  # (2, 1)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=8,
    topics=("vanishing-gradients", "exploding-gradients", "chain-rule"),
    hints=(
        "Follow the input forward first: what has one layer done to x, what have two done?",
        "The error at the output is the network's output minus the target, and the output contains alpha as well.",
        "Between dZ[L] and dZ[1] the error passes W[L].T, ..., W[2].T. How many matrices are these? W[1] is not "
        "among them.",
        "dW[1] is dZ[1] times the transpose of the layer's input. With the factor in front of the error you can see "
        "for which size of alpha nothing grows and nothing shrinks.",
    ),
    rubric=(
        "The forward pass gives alpha**L x, so the error is alpha**L x - y: it contains alpha too.",
        "The way back passes the L - 1 matrices W[L], ..., W[2]; each one multiplies by alpha.",
        "|alpha| < 1 makes the gradient vanish with depth, |alpha| > 1 makes it explode, only |alpha| = 1 is neutral.",
    ),
    rubric_points=3,
)
def gradients() -> dict:
    """The gradient of the first layer when W[l] = alpha I for all l = 1, ..., L.

    Linear activations, no biases, width 2 everywhere, one example x (2, 1) with the target y (2, 1); the cost is
    J = 1/2 ||yhat - y||^2 with yhat = A[L], so m = 1. alpha is real, L is a positive integer; the symbols alpha, L and
    the matrices x = (x1, x2), y = (y1, y2) are given above. Columns are (2, 1) matrices.

    Return a dict with these keys:

      "output"   : yhat, (2, 1)
      "dZ_L"     : dJ/dZ[L], (2, 1)
      "factor"   : the scalar f in dJ/dZ[1] = f dJ/dZ[L]
      "dZ_1"     : dJ/dZ[1], (2, 1), in alpha, L, x, y
      "dW_1"     : dJ/dW[1], (2, 2), the derivative by each entry of the first matrix (the other matrices held fixed)
      "neutral"  : the value of |alpha| for which f neither shrinks nor grows with L
      "f_09"     : f for alpha = 0.9 and L = 50, exactly or with 10 or more significant digits
      "f_11"     : f for alpha = 1.1 and L = 50, likewise

    Example: for L = 3, alpha = 2, x = (1, 0) and y = (0, 0) the output is (8, 0), dZ[1] is (32, 0).
    """
    error = alpha**L * x - y
    factor = alpha ** (L - 1)
    return {
        "output": alpha**L * x,
        "dZ_L": error,
        "factor": factor,
        "dZ_1": factor * error,
        "dW_1": factor * error * x.T,
        "neutral": sp.Integer(1),
        "f_09": sp.Rational(9, 10) ** 49,
        "f_11": sp.Rational(11, 10) ** 49,
    }


@gradients.alternative
def expanded_and_in_floats():
    x1, x2, y1, y2 = sp.symbols("x1 x2 y1 y2")
    e1, e2 = alpha**L * x1 - y1, alpha**L * x2 - y2
    f = alpha**L / alpha
    rows = [[f * e1 * x1, f * e1 * x2], [f * e2 * x1, f * e2 * x2]]
    return {
        "output": [[alpha**L * x1], [alpha**L * x2]],
        "dZ_L": [[e1], [e2]],
        "factor": f,
        "dZ_1": sp.Matrix([sp.expand(f * e1), sp.expand(f * e2)]),
        "dW_1": sp.Matrix(rows),
        "neutral": 1,
        "f_09": 0.9**49,
        "f_11": 1.1**49,
    }


@gradients.mistake("There are L layers, so the error passes L matrices on its way back.")
def factor_alpha_to_L():
    right = gradients()
    error = right["dZ_L"]
    return {
        **right,
        "factor": alpha**L,
        "dZ_1": alpha**L * error,
        "dW_1": alpha**L * error * x.T,
        "f_09": sp.Rational(9, 10) ** 50,
        "f_11": sp.Rational(11, 10) ** 50,
    }


@gradients.mistake("First and last layer do not count, so the error passes L - 2 matrices.")
def factor_L_minus_2():
    right = gradients()
    f = alpha ** (L - 2)
    return {
        **right,
        "factor": f,
        "dZ_1": f * right["dZ_L"],
        "dW_1": f * right["dZ_L"] * x.T,
        "f_09": sp.Rational(9, 10) ** 48,
        "f_11": sp.Rational(11, 10) ** 48,
    }


@gradients.mistake("Each layer adds alpha, so the factor grows in proportion to the depth.")
def linear_factor():
    return {**gradients(), "factor": (L - 1) * alpha, "f_09": sp.Rational(441, 10), "f_11": sp.Rational(539, 10)}


@gradients.mistake("The error is x - y, for identity matrices hand the input through.")
def error_without_alpha():
    right = gradients()
    error = x - y
    return {**right, "dZ_L": error, "dZ_1": right["factor"] * error, "dW_1": right["factor"] * error * x.T}


@gradients.mistake("The error is the target minus the output.")
def sign_of_the_error():
    right = gradients()
    return {**right, "dZ_L": -right["dZ_L"], "dZ_1": -right["dZ_1"], "dW_1": -right["dW_1"]}


@gradients.mistake("The derivative of the half square keeps a factor 1/2.")
def half_is_kept():
    right = gradients()
    return {**right, "dZ_L": right["dZ_L"] / 2, "dZ_1": right["dZ_1"] / 2, "dW_1": right["dW_1"] / 2}


@gradients.mistake("The gradient of a matrix is input times error transposed.")
def outer_product_reversed():
    right = gradients()
    return {**right, "dW_1": right["dW_1"].T}


@gradients.mistake("Alpha multiplies the output once, however deep the network is.")
def output_once():
    return {**gradients(), "output": alpha * x}


@gradients.mistake("Signals are stable when alpha is 0.5, in the middle between vanishing and exploding.")
def neutral_half():
    return {**gradients(), "neutral": sp.Rational(1, 2)}


gradients.case_per_key(
    names={
        "output": "the output",
        "dZ_L": "the error at the output",
        "factor": "the factor of the way back",
        "dZ_1": "the error at layer 1",
        "dW_1": "the gradient of W[1]",
        "neutral": "the neutral size",
        "f_09": "0.9, fifty layers",
        "f_11": "1.1, fifty layers",
    }
)


@gradients.mistake("Depth multiplies: L layers scale by L alpha.")
def depth_multiplies():
    return {**gradients(), "output": L * alpha * x}


@gradients.mistake("The derivative of the squared error has the factor 2, in spite of the 1/2.")
def half_forgotten():
    right = gradients()
    return {**right, **{key: 2 * right[key] for key in ("dZ_L", "dZ_1", "dW_1")}}


@gradients.mistake("Along a linear network the error arrives unchanged.")
def error_unchanged():
    return {**gradients(), "dZ_1": alpha**L * x - y}
