"""ch10.b8  What He initialization keeps.    Chapter 10, exercise B8"""

import sympy as sp

n = sp.symbols("n", integer=True, positive=True)
v = sp.symbols("v", positive=True)
q = sp.symbols("q", positive=True)
sigma = sp.symbols("sigma", positive=True)
L = sp.symbols("L", integer=True, positive=True)


def moments() -> dict:
    """Second moments, means and variances through one ReLU layer, and the variance that He chose.

    One unit: z = sum over n inputs of w_j a_j, no bias. The w_j are independent with mean 0 and variance v, and
    independent of the inputs. All inputs have the same second moment q = E[a_j^2] (not variance: their mean need not be
    0). For the next step z is normal with mean 0 and standard deviation sigma, and a = relu(z) = max(0, z). A second
    moment is E[a^2]; the variance is E[a^2] - E[a]^2.

    The symbols n (positive integer), v, q, sigma (positive), L (positive integer) are given above. Return a dict:

      "var_z"          : Var(z), in n, v, q
      "relu_second"    : E[relu(z)^2], in sigma
      "relu_mean"      : E[relu(z)], in sigma
      "relu_var"       : Var(relu(z)), in sigma
      "second_moment"  : E[a_l^2] of the layer's output, in n, v, q (steps 1 and 2 together)
      "v_he"           : the v, in n, for which E[a_l^2] = q
      "var_ratio"      : Var(a_1) / Var(x) at the first layer with v = v_he, for inputs x with mean 0 and variance 1
      "too_small"      : the second moment after L such layers if v = 1/n was taken instead, in q and L

    Example: for sigma = 1, E[relu(z)] is 0.398942. Write pi as sympy.pi; no integral has to be left in the answer.
    """
    raise NotImplementedError("ch10.b8")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.b8 --rubric`), no machine does.
ANSWER = """
...
"""
