"""ch10.b8  What He initialization keeps.    Chapter 10, exercise B8"""

import sympy as sp

from dlgrade import exercise

n = sp.symbols("n", integer=True, positive=True)
v = sp.symbols("v", positive=True)
q = sp.symbols("q", positive=True)
sigma = sp.symbols("sigma", positive=True)
L = sp.symbols("L", integer=True, positive=True)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=10,
    topics=("he-initialization", "variance", "relu"),
    hints=(
        "z is a sum of n products w a with independent w of mean 0. Such a product has variance E[w^2] E[a^2]: why is "
        "it the second moment of a, not its variance?",
        "ReLU throws away the negative half of a symmetric z. What happens to E[z^2], of which each half holds "
        "the same?",
        "A ReLU output is never negative, so its mean is not 0, and Var(a) = E[a^2] - E[a]^2 is smaller than E[a^2]. "
        "The mean is the integral of z times the normal density over z > 0.",
        "Put the steps together: E[a_l^2] = (1/2) Var(z), Var(z) = n v q. Set the result equal to q and solve for v. "
        "For var_ratio take n v = 2, q = 1, so that sigma^2 = 2.",
    ),
    rubric=(
        "Var(z) = n Var(w) E[a^2] with the assumptions named: zero-mean weights, independent of a and of one another, "
        "biases 0.",
        "By symmetry E[relu(z)^2] is half of E[z^2].",
        "Var(w) = 2/n makes E[a_l^2] = E[a_(l-1)^2]; so it is the second moment that is preserved.",
        "The variance itself drops by 1 - 1/pi at the first ReLU layer, because ReLU outputs have a positive mean; "
        "from then on it stays.",
    ),
    rubric_points=4,
)
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
    return {
        "var_z": n * v * q,
        "relu_second": sigma**2 / 2,
        "relu_mean": sigma / sp.sqrt(2 * sp.pi),
        "relu_var": sigma**2 * (sp.Rational(1, 2) - 1 / (2 * sp.pi)),
        "second_moment": n * v * q / 2,
        "v_he": 2 / n,
        "var_ratio": 1 - 1 / sp.pi,
        "too_small": q / 2**L,
    }


@moments.alternative
def written_otherwise():
    half = sp.Rational(1, 2)
    return {
        "var_z": v * sp.Sum(q, (sp.Symbol("j"), 1, n)),
        "relu_second": half * sigma**2,
        "relu_mean": 0.3989422804014327 * sigma,
        "relu_var": (sp.pi - 1) * sigma**2 / (2 * sp.pi),
        "second_moment": v * q * n * half,
        "v_he": (n / 2) ** -1,
        "var_ratio": 0.6816901138162093,
        "too_small": q * half**L,
    }


@moments.mistake("The variance of z is that of one product; the sum over n inputs changes nothing.")
def sum_forgotten():
    return {**moments(), "var_z": v * q}


@moments.mistake("A sum of n terms has n squared times the variance.")
def n_squared():
    return {**moments(), "var_z": n**2 * v * q}


@moments.mistake("ReLU leaves the second moment of z as it is.")
def relu_keeps_all():
    return {**moments(), "relu_second": sigma**2, "second_moment": n * v * q}


@moments.mistake("The mean of a ReLU output is 0, because z has mean 0.")
def mean_zero():
    return {**moments(), "relu_mean": sp.Integer(0), "relu_var": sigma**2 / 2}


@moments.mistake("The mean of relu(z) is the mean of |z|.")
def mean_of_absolute_value():
    return {**moments(), "relu_mean": sigma * sp.sqrt(2 / sp.pi)}


@moments.mistake("He initialization has the variance 1/n, as for linear units.")
def variance_one_over_n():
    return {**moments(), "v_he": 1 / n}


@moments.mistake("The root of 2/n is the variance.")
def standard_deviation_for_variance():
    return {**moments(), "v_he": sp.sqrt(2 / n)}


@moments.mistake("He initialization keeps the variance itself at every layer.")
def variance_is_kept():
    return {**moments(), "var_ratio": sp.Integer(1)}


@moments.mistake("With v = 1/n every layer takes away the same amount, so after L layers q / (2 L) is left.")
def linear_decay():
    return {**moments(), "too_small": q / (2 * L)}


@moments.mistake("With v = 1/n the second moment is kept, for n times 1/n is 1.")
def kept_by_one_over_n():
    return {**moments(), "too_small": q}


moments.case_per_key(
    names={
        "var_z": "Var(z)",
        "relu_second": "E[relu(z)^2]",
        "relu_mean": "E[relu(z)]",
        "relu_var": "Var(relu(z))",
        "second_moment": "second moment of a layer",
        "v_he": "He's variance",
        "var_ratio": "the variance at the first layer",
        "too_small": "1/n instead",
    }
)


@moments.mistake("The second moment is halved only under the root, so it falls by sqrt(2) in each layer.")
def falls_by_the_root():
    return {**moments(), "too_small": q / sp.sqrt(2) ** L}


@moments.mistake("Half of the values are zero, so the mean is half the standard deviation.")
def half_the_deviation():
    return {**moments(), "relu_mean": sigma / 2, "relu_var": sigma**2 / 4}
