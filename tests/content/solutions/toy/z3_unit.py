"""toy.z3  The norm and the unit vector.    Toys, exercise 3"""

import numpy as np

from dlgrade import exercise

LENGTHS = (3, 4)  # of the vectors used in the example


@exercise(
    points=6,
    topics=("toys",),
    seconds=0.3,
    hints=(
        "How long is the vector (3, 4)?",
        "Square, add, take the root; then divide by what you got.",
        "Write norm first, call it from unit and divide the vector by it.",
    ),
)
def unit(x: np.ndarray) -> np.ndarray:
    """The vector of length one in the direction of x.

    x : (n,) array, not all zeros  ->  (n,) array whose Euclidean norm is one.
    Example: [3.0, 4.0] gives [0.6, 0.8]; the sign of every entry stays as it was.
    """
    return x / norm(x)


@unit.part
def norm(x: np.ndarray) -> float:
    """The Euclidean norm of x.

    x : (n,) array  ->  number.  Example: [3.0, 4.0] gives 5.0.
    """
    return float(np.sqrt(np.sum(x**2)))


unit.mistake(
    "The norm needs no square root.", name="no_root", of="norm", edit=("np.sqrt(np.sum(x**2))", "np.sum(x**2)")
)
unit.mistake(
    "The norm is the sum of magnitudes.",
    name="one_norm",
    of="norm",
    edit=("np.sqrt(np.sum(x**2))", "np.sum(np.abs(x))"),
)
unit.mistake("A unit vector is x times its norm.", name="multiplied", edit=("x / norm(x)", "x * norm(x)"))


@unit.case("the norm", required=True, weight=2)
def the_norm(implementation):
    return implementation.norm(np.array([3.0, -4.0, 12.0]))


@unit.case("the unit vector")
def the_unit_vector(implementation):
    return implementation.unit(np.array([3.0, -4.0, 12.0, 84.0]))


@unit.random_case("any vector", n=3)
def any_vector(implementation, rng):
    return implementation.unit(rng.normal(size=5) + 2)
