"""ch12.t9  Thirteen steps through a network with two layers.    Chapter 12, section 12.6.1"""

import numpy as np


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
    raise NotImplementedError("ch12.t9")


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
    raise NotImplementedError("ch12.t9")
