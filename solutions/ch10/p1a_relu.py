"""ch10.p1a  ReLU, entry by entry.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=2,
    topics=("activations", "relu"),
    hints=(
        "What happens to a positive entry, and what to a negative one? No entry needs to know of any other.",
        "Python's max picks one of two objects and np.max finds the largest entry of one array. "
        "You want the larger of two numbers at every place.",
        "NumPy has a function of two arguments that takes the larger at every place and broadcasts a plain 0.",
    ),
)
def relu(Z: np.ndarray) -> np.ndarray:
    """The rectified linear unit: each entry z of Z becomes max(0, z).

    Z : (n, m) pre-activations, any sign  ->  (n, m) activations, the same shape.

    Changing Z in place is allowed. Example: [[-1.5, 2.0, 0.0]] becomes [[0.0, 2.0, 0.0]].
    """
    return np.maximum(0, Z)


@relu.alternative
def with_loops(Z):
    return [[z if z > 0 else 0.0 for z in row] for row in Z]


@relu.alternative
def in_place(Z):
    Z[Z < 0] = 0
    return Z


@relu.alternative
def times_mask(Z):
    return Z * (Z > 0)


@relu.mistake("Taking the maximum of 0 and Z means np.max, the largest entry of all.")
def one_maximum(Z):
    return max(0, np.max(Z))


@relu.mistake("Rectified means that the sign is dropped, so negative entries turn positive.")
def absolute_value(Z):
    return np.abs(Z)


@relu.mistake("Python's own max and if work on whole arrays.")
def builtin_max(Z):
    return max(0, Z)


@relu.mistake("A unit is either on or off, so ReLU gives 1 for a positive entry and 0 otherwise.")
def step(Z):
    return (Z > 0).astype(float)


@relu.mistake("ReLU lets one percent of a negative entry through.")
def leaky(Z):
    return np.where(Z > 0, Z, 0.01 * Z)


@relu.mistake("A unit that is negative for one example is switched off for all of them.")
def whole_row(Z):
    return np.where(Z.min(axis=1, keepdims=True) < 0, 0.0, Z)


@relu.mistake("Cutting at zero keeps what is below it: the smaller of 0 and z.")
def minimum(Z):
    return np.minimum(0, Z)


@relu.mistake("The second argument of np.max is what the entries are compared with.")
def np_max_with_zero(Z):
    return np.max(Z, 0)


relu.mistake(
    "ReLU is log(1 + e^z).",
    name="softplus",
    edit=("np.maximum(0, Z)", "np.log1p(np.exp(Z))"),
)

relu.mistake(
    "ReLU ends at 6.",
    name="stops_at_six",
    edit=("np.maximum(0, Z)", "np.clip(Z, 0, 6)"),
)


@relu.case("both signs and a zero", required=True)
def both_signs(implementation):
    return implementation.relu(np.array([[-1.5, 2.0, 0.0, 7.25], [3.0, -0.25, -40.0, 0.5], [1.0, 2.0, 0.125, 4.0]]))


@relu.case("nothing is positive")
def all_negative(implementation):
    return implementation.relu(np.array([[-1.0, -2.0], [-0.5, -3.0], [-9.0, -0.01]]))


@relu.random_case("other arrays", n=4, required=True)
def other_arrays(implementation, rng):
    return implementation.relu(rng.normal(scale=3.0, size=(rng.integers(2, 5), rng.integers(5, 8))))


@relu.mistake("Activations stay between 0 and 1.")
def clipped_to_one(Z):
    return np.clip(Z, 0, 1)


@relu.mistake("Asked for an activation, one returns the sigmoid.")
def sigmoid_instead(Z):
    return 1 / (1 + np.exp(-Z))
