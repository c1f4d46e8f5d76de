"""ch12.x3  Batch norm by hand, to full precision.    Chapter 12, worked example 3"""


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
    raise NotImplementedError("ch12.x3")
