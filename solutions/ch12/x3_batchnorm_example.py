"""ch12.x3  Batch norm by hand, to full precision.    Chapter 12, worked example 3"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=4,
    topics=("batch-normalization", "rounding"),
    rtol=2e-7,
    hints=(
        "How far is each value from the mean of the four? The variance is the mean of the squares of these distances.",
        "eps joins the variance before the root is taken. With so small an eps the root differs from that of the bare "
        "variance in the seventh digit only, and the answers are compared that closely.",
        "For the last two keys do the same calculation twice: once with the full normalized value, rounding at the end; "
        "once with the normalized value cut to four decimals before it is multiplied.",
    ),
)
def example() -> dict[str, object]:
    """One feature, the batch z = [2, 4, 6, 8], gamma = 1.5, beta = 0.3, eps = 1e-5, in training mode.

    Convention: population variance (divide by m = 4); z_hat = (z - mean) / sqrt(variance + eps); y = gamma z_hat + beta.

    "variance"   : of the batch
    "root"       : sqrt(variance + eps)
    "z_hat"      : the four normalized values
    "y"          : the four outputs
    "last late"  : the last output, rounded to four decimals once, at the end
    "last early" : gamma times the last z_hat already rounded to four decimals, plus beta

    Compute in the function, or give at least eight significant digits (the book prints the outer two outputs of this
    example wrongly in the fourth decimal, because it rounds too early). As a sample of the form: for the batch
    [0, 2] with the same gamma, beta and eps, "root" is 1.000005 and "y" is [-1.1999925, 1.7999925].
    """
    z = [2.0, 4.0, 6.0, 8.0]
    mean = sum(z) / 4
    variance = sum((v - mean) ** 2 for v in z) / 4
    root = (variance + 1e-5) ** 0.5
    z_hat = [(v - mean) / root for v in z]
    y = [1.5 * v + 0.3 for v in z_hat]
    return {
        "variance": variance,
        "root": root,
        "z_hat": z_hat,
        "y": y,
        "last late": round(y[-1], 4),
        "last early": 1.5 * round(z_hat[-1], 4) + 0.3,
    }


def _with(root, shift=0.3, **changed):
    z_hat = [d / root for d in (-3, -1, 1, 3)]
    y = [1.5 * v + shift for v in z_hat]
    late, early = round(y[-1], 4), 1.5 * round(z_hat[-1], 4) + shift
    return {**example(), "root": root, "z_hat": z_hat, "y": y, "last late": late, "last early": early, **changed}


@example.alternative
def typed_numbers():
    return {
        "variance": 5,
        "root": 2.23607021,
        "z_hat": (-1.34163945, -0.44721315, 0.44721315, 1.34163945),
        "y": (-1.71245917, -0.370819723, 0.970819723, 2.31245917),
        "last late": 2.3125,
        "last early": 2.3124,
    }


@example.mistake("A batch of four has the divisor 3 in its variance.")
def sample_variance():
    return _with((20 / 3 + 1e-5) ** 0.5, variance=20 / 3)


@example.mistake("The deviations are divided by the variance.")
def divided_by_variance():
    return _with(5.00001)


@example.mistake("eps is so small that it can be left out.")
def without_eps():
    return _with(5**0.5)


@example.mistake("eps is added to the standard deviation.")
def eps_outside():
    return _with(5**0.5 + 1e-5)


@example.mistake("Batch normalization ends with the multiplication by gamma.")
def without_beta():
    return _with(5.00001**0.5, shift=0.0)


@example.mistake("Intermediate results may be rounded to the four decimals of the answer.")
def rounded_on_the_way():
    z_hat = [-1.3416, -0.4472, 0.4472, 1.3416]
    y = [1.5 * v + 0.3 for v in z_hat]
    return {**example(), "root": 2.2361, "z_hat": z_hat, "y": y, "last late": 2.3124}


@example.mistake("beta is added first, and gamma scales the sum.")
def scaled_after_the_shift():
    right = example()
    y = [1.5 * (v + 0.3) for v in right["z_hat"]]
    return {**right, "y": y, "last late": round(y[-1], 4), "last early": 1.5 * (round(right["z_hat"][-1], 4) + 0.3)}


@example.mistake("beta scales and gamma shifts.")
def gamma_and_beta_exchanged():
    right = example()
    y = [0.3 * v + 1.5 for v in right["z_hat"]]
    return {**right, "y": y, "last late": round(y[-1], 4), "last early": 0.3 * round(right["z_hat"][-1], 4) + 1.5}


example.case_per_key()
