"""ch10.p1c  A sigmoid that survives large inputs.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("activations", "sigmoid", "numerical-stability"),
    hints=(
        "What does e^z become for z = 1000 in double precision, and what is infinity divided by infinity?",
        "1 / (1 + e^-z) and e^z / (1 + e^z) are the same function on paper. Follow both in floating point for "
        "z = 1000 and for z = -1000.",
        "Bring z into a range in which e^-z is finite, say -500 to 500 (beyond it the sigmoid is 0 or 1 to more than "
        "200 digits), then use the form with e^-z.",
    ),
)
def sigmoid(Z: np.ndarray) -> np.ndarray:
    """The sigmoid 1 / (1 + e^-z) of every entry of Z, safe for entries of any size.

    Z : (n, m)  ->  (n, m), numbers from 0 to 1.

    Nothing may become nan or raise, however large |z| is: at z = 1000 the answer is 1, at z = -1000 it is 0 (anything
    within 1e-9 of these is accepted). Up to |z| = 30 the value itself has to be right, so do not clip that early.
    Example: [[0.0, 2.0, -2.0]] gives [[0.5, 0.880797, 0.119203]].
    """
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


@sigmoid.alternative
def two_branches(Z):
    A = np.empty(Z.shape)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            e = np.exp(-abs(Z[i, j]))
            A[i, j] = 1 / (1 + e) if Z[i, j] >= 0 else e / (1 + e)
    return A


@sigmoid.alternative
def by_tanh(Z):
    return 0.5 * (1 + np.tanh(Z / 2))


@sigmoid.alternative
def unclipped(Z):  # 1 / infinity is 0: right in value, although NumPy warns
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))


import math  # noqa: E402  for a mistake only, not part of the stub

sigmoid.mistake("The exponent of the sigmoid is +z.", name="falling", edit=("np.exp(-np.clip", "np.exp(np.clip"))


@sigmoid.mistake("e^z / (1 + e^z) is the same function, so it is as good in floating point.")
def overflowing_form(Z):
    with np.errstate(all="ignore"):
        return np.exp(Z) / (1 + np.exp(Z))


@sigmoid.mistake("Inputs beyond 5 do not matter any more, so they are clipped to -5 ... 5.")
def clipped_at_five(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -5, 5)))


@sigmoid.mistake("The sigmoid is the S-shaped function tanh.")
def tanh(Z):
    return np.tanh(Z)


@sigmoid.mistake("A probability is 1 above zero and 0 below it.")
def thresholded(Z):
    return (Z > 0).astype(float)


@sigmoid.mistake("Asked for the sigmoid, one returns a * (1 - a).")
def its_derivative(Z):
    A = sigmoid(Z)
    return A * (1 - A)


@sigmoid.mistake("Probabilities add up to 1, so the exponentials are divided by their sum.")
def normalized(Z):
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=0, keepdims=True)


@sigmoid.mistake("Inputs beyond 10 do not matter any more, so they are clipped to -10 ... 10.")
def clipped_at_ten(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -10, 10)))


@sigmoid.mistake("math.exp works on arrays as np.exp does.")
def math_exp(Z):
    return 1 / (1 + math.exp(-Z))


@sigmoid.mistake("1 / 1 + e^-z divides 1 by the whole sum.")
def missing_parentheses(Z):
    with np.errstate(over="ignore"):
        return 1 / 1 + np.exp(-Z)


sigmoid.mistake(
    "The sigmoid is tanh(z), moved up and halved.",
    name="half_of_tanh",
    edit=("1 / (1 + np.exp(-np.clip(Z, -500, 500)))", "(1 + np.tanh(Z)) / 2"),
)


@sigmoid.case("small entries", weight=2, required=True)
def small(implementation):
    return implementation.sigmoid(np.array([[0.0, 2.0, -2.0], [0.5, -1.25, 3.0]]))


@sigmoid.case("up to 30 in size", rtol=1e-6, atol=1e-16)
def medium(implementation):
    return implementation.sigmoid(np.array([[-30.0, -12.0, -7.5], [-20.0, 6.0, 9.0]]))


@sigmoid.case("entries of 1000 and more")
def huge(implementation):
    return implementation.sigmoid(np.array([[1000.0, -1000.0], [5e4, -5e4], [1.0, -1.0]]))


@sigmoid.random_case("other arrays", n=3, required=True)
def other_arrays(implementation, rng):
    return implementation.sigmoid(rng.normal(scale=3.0, size=(rng.integers(2, 5), rng.integers(5, 8))))


sigmoid.mistake(
    "Inputs beyond 20 do not matter any more, so they are clipped to -20 ... 20.",
    name="clipped_at_twenty",
    edit=("np.clip(Z, -500, 500)", "np.clip(Z, -20, 20)"),
)
sigmoid.mistake(
    "As with softmax, the largest entry is subtracted first.",
    name="maximum_subtracted",
    edit=("np.clip(Z, -500, 500)", "np.clip(Z - np.max(Z), -500, 500)"),
)


@sigmoid.case("an array without positive entries")
def all_negative(implementation):
    return implementation.sigmoid(np.array([[-0.5, -2.0, -4.0], [-1.5, -3.0, -0.25]]))
