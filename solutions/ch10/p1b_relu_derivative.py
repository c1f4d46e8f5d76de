"""ch10.p1b  The slope of ReLU.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=3,
    topics=("activations", "relu", "derivatives"),
    hints=(
        "Draw ReLU. What is the slope of the left branch, and what is the slope of the right one?",
        "The slope never depends on how large z is, only on which side of zero it lies; the corner has to be "
        "given to one of the sides, and the statement says to which.",
        "Compare Z with 0 to get one truth value per entry, and let true count as 1 and false as 0. "
        "Choose between > and >= with the corner in mind.",
    ),
)
def relu_derivative(Z: np.ndarray) -> np.ndarray:
    """The slope of ReLU at every entry of Z: 1 where z > 0 and 0 where z <= 0.

    Z : (n, m) pre-activations (not activations)  ->  (n, m), zeros and ones; booleans will do.

    Convention: at z = 0 ReLU has a corner and no derivative; here ReLU'(0) = 0.
    Example: [[-1.5, 2.0, 0.0]] gives [[0, 1, 0]].
    """
    return (Z > 0).astype(float)


@relu_derivative.alternative
def with_loops(Z):
    return [[1 if z > 0 else 0 for z in row] for row in Z]


@relu_derivative.alternative
def in_place(Z):
    Z[Z <= 0] = 0
    Z[Z > 0] = 1
    return Z


@relu_derivative.alternative
def with_where(Z):
    return np.where(Z > 0, 1.0, 0.0)


@relu_derivative.alternative
def booleans(Z):
    return Z > 0


relu_derivative.mistake(
    "Zero belongs to the right branch, so the slope at zero is 1.", name="one_at_zero", edit=("Z > 0", "Z >= 0")
)


@relu_derivative.mistake("The derivative keeps the positive entries as they are, like ReLU itself.")
def relu_itself(Z):
    return np.maximum(0, Z)


@relu_derivative.mistake("The slope is the sign of z: 1 on the right, -1 on the left.")
def sign(Z):
    return np.sign(Z)


@relu_derivative.mistake("The derivative of z is 1 and of the constant 0 is 0; the corner takes the average of both.")
def half_at_zero(Z):
    return np.heaviside(Z, 0.5)


@relu_derivative.mistake("An if on the array looks at every entry.")
def if_on_array(Z):
    return 1.0 if Z > 0 else 0.0


@relu_derivative.mistake("Negative entries keep a slope of 0.01.")
def leaky_slope(Z):
    return np.where(Z > 0, 1.0, np.where(Z < 0, 0.01, 0.0))


@relu_derivative.mistake("An activation is differentiated as a * (1 - a), whichever activation it is.")
def sigmoid_rule(Z):
    A = np.maximum(0, Z)
    return A * (1 - A)


@relu_derivative.case("both sides of the corner", weight=2, required=True)
def both_sides(implementation):
    return implementation.relu_derivative(np.array([[-1.5, 2.0, 0.3], [30.0, -0.25, -40.0]]))


@relu_derivative.case("at the corner")
def corner(implementation):
    return implementation.relu_derivative(np.array([[0.0, 1.5], [-2.0, 0.0], [0.0, -0.5]]))


@relu_derivative.random_case("other arrays", n=3, required=True)
def other_arrays(implementation, rng):
    return implementation.relu_derivative(rng.normal(scale=3.0, size=(rng.integers(2, 5), rng.integers(5, 8))))


@relu_derivative.mistake("The slope of a piecewise straight line is 1 everywhere.")
def always_one(Z):
    return np.ones(Z.shape)


@relu_derivative.mistake("The slope is 1 where the unit is off.")
def inverted(Z):
    return (Z <= 0).astype(float)


@relu_derivative.mistake("The slope is 0 only where Z itself is 0.")
def nonzero_is_one(Z):
    return (Z != 0).astype(float)
