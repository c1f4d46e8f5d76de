"""toy.z3  The norm and the unit vector.    Toys, exercise 3"""

import numpy as np

LENGTHS = (3, 4)  # of the vectors used in the example


def unit(x: np.ndarray) -> np.ndarray:
    """The vector of length one in the direction of x.

    x : (n,) array, not all zeros  ->  (n,) array whose Euclidean norm is one.
    Example: [3.0, 4.0] gives [0.6, 0.8]; the sign of every entry stays as it was.
    """
    raise NotImplementedError("toy.z3")


def norm(x: np.ndarray) -> float:
    """The Euclidean norm of x.

    x : (n,) array  ->  number.  Example: [3.0, 4.0] gives 5.0.
    """
    raise NotImplementedError("toy.z3")
