"""ch12.i7  Mixed precision and loss scaling.    Chapter 12, interview, question 7"""

import numpy as np


def gradient_after_fp16(gradient: float, scale: float) -> float:
    """What is left of a gradient after a half-precision backward pass with loss scaling; the first of three functions.

    gradient : the true value, scale : the factor that the loss is multiplied with, a positive number
    ->  the value that the optimizer gets: the scaled gradient, rounded to FP16 (IEEE half precision, subnormals
        included, round to nearest), and unscaled in double precision. Overflow gives an infinity.

    Example: 1e-7 with scale 1 gives 1.192093e-07 (2 units of 2**-24), with scale 1024 it gives 1.000008e-07 to seven
    digits.

    In ANSWER explain mixed precision training and loss scaling to an interviewer (about 200 words).
    """
    raise NotImplementedError("ch12.i7")


def limits() -> dict[str, float]:
    """Numbers of half precision (1 sign bit, 5 exponent bits, 10 fraction bits).

    "smallest normal"    the smallest positive number with full precision
    "smallest subnormal" the smallest positive number of all
    "largest"            the largest finite number
    "spacing at 1"       the distance from 1 to the next larger number

    Powers of two may be written as such, 2**-3.
    """
    raise NotImplementedError("ch12.i7")


def step(
    weights: np.ndarray, scaled_gradients: np.ndarray, scale: float, learning_rate: float
) -> tuple[np.ndarray, float]:
    """One step of gradient descent on the master weights, with dynamic loss scaling.

    weights : (n,) master weights (float64 here), scaled_gradients : (n,) as they come out of the FP16 backward pass
    (gradients times scale, float16), scale and learning_rate : positive numbers  ->  (new weights, new scale).

    If any scaled gradient is infinite or NaN, the step is skipped: the weights stay, and the new scale is half the old
    one. Otherwise the gradients are unscaled in the precision of the weights (double) and the weights go down along
    them: w - learning_rate * gradient; the scale stays. The new weights are never rounded to FP16.
    """
    raise NotImplementedError("ch12.i7")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i7 --rubric`), no machine does.
ANSWER = """
...
"""
