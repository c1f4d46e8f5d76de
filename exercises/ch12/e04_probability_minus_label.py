"""ch12.e04  A - Y, derived twice.    Chapter 12, exercise 12.4"""

import sympy as sp

z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)  # sigma(z)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)  # softmax of z1, z2, z3
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)


def derive() -> dict:
    """From the loss to dL/dz, for sigmoid with binary cross-entropy and for softmax with cross-entropy.

    All symbols are given above; one example, natural logarithm, no epsilon in the logarithm, no 1/m.

    Sigmoid: a = sigma(z), L = -(y log a + (1 - y) log(1 - a)).
      "dL_da"         : dL/da, in a and y
      "da_dz"         : da/dz, in a
      "dL_dz"         : dL/dz, in a and y, as short as possible
      "loss_of_z"     : L as a function of z and y, without a
    Softmax of (z1, z2, z3) with the probabilities p1, p2, p3 and L = -(y1 log p1 + y2 log p2 + y3 log p3).
      "dp1_dz1"       : in p1 alone
      "dp2_dz1"       : in p1 and p2
      "three_paths"   : dL/dz1 for ANY numbers y1, y2, y3, in p1, y1, y2, y3
      "dL_dz1"        : the same if y1 + y2 + y3 = 1, without y2 and y3
      "instance"      : [dL/dz1, dL/dz2, dL/dz3], a list of three numbers, exact or with ten or more significant digits,
                        for the logits (2, 1, 1/10) and the label (1, 0, 0)

    Check with one number: a = 0.8 and y = 1 give dL/da = -1.25 and dL/dz = -0.2. The written part is the derivation.
    """
    raise NotImplementedError("ch12.e04")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e04 --rubric`), no machine does.
ANSWER = """
...
"""
