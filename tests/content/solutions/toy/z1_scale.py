"""toy.z1  Scale an array.    Toys, exercise 1"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("toys",),
    seconds=0.3,
    hints=(
        "What does a factor of one leave as it is?",
        "Every entry is multiplied by the same number.",
        "Multiply the array by the factor and return the product.",
    ),
)
def scale(x: np.ndarray, factor: float = 2.0) -> np.ndarray:
    """Every entry of x times the factor.

    x : (n, m) array, factor : a number  ->  (n, m) array. The shape stays as it is and so do signs.
    Example: [[1.0, -2.0, 4.0]] with the factor 2 gives [[2.0, -4.0, 8.0]].
    """
    return factor * x


@scale.alternative
def with_loops(x, factor=2.0):
    return [[factor * v for v in row] for row in x]


scale.mistake("To scale by a factor is to add it.", name="added", edit=("factor * x", "factor + x"))
scale.mistake("To scale is to divide by the factor.", name="divided", edit=("factor * x", "x / factor"))
scale.mistake("The factor is always two.", name="always_two", edit=("factor * x", "2.0 * x"))


@scale.case("two rows")
def two_rows(implementation):
    return implementation.scale(np.array([[1.0, -2.0, 4.0], [0.5, 3.0, 7.0]]), 3.0)


@scale.case("the default factor")
def default_factor(implementation):
    return implementation.scale(np.array([[1.0, -2.0, 4.0, 6.0]]))


@scale.random_case("any size", n=3)
def any_size(implementation, rng):
    return implementation.scale(rng.normal(size=(4, 5)), float(rng.uniform(3, 5)))
