"""ch10.b6  The slope of the sigmoid.    Chapter 10, exercise B6"""

import sympy as sp

z = sp.symbols("z", real=True)
s = sp.symbols("s", positive=True)
k = sp.symbols("k", integer=True, positive=True)


def slope() -> dict:
    """The derivative of sigma(z) = 1 / (1 + exp(-z)), its other form, and its maximum.

    The symbols z (real), s (the value sigma(z), a number between 0 and 1) and k (a positive integer) are given above.
    Return a dict of SymPy expressions:

      "derivative"   : sigma'(z), in z
      "in_s"         : the same in s alone
      "second_in_s"  : the second derivative sigma''(z), by z, written in s alone
      "best_s"       : the s for which the slope is largest
      "best_z"       : the z for which the slope is largest
      "maximum"      : the largest slope, an exact number
      "at_2"         : sigma'(2), exactly or as a number with 10 or more significant digits
      "layers"       : the largest possible product of the slopes of k sigmoid layers, in k

    Check of your formulas: sigma(1) is 0.731059 and sigma'(1) is 0.196612.
    """
    raise NotImplementedError("ch10.b6")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.b6 --rubric`), no machine does.
ANSWER = """
...
"""
