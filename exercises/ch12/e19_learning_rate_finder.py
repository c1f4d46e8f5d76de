"""ch12.e19  The learning-rate finder.    Chapter 12, exercise 12.19"""

import math
from collections.abc import Callable, Sequence

import numpy as np


def range_test(
    loss_and_gradient: Callable[[np.ndarray], tuple[float, np.ndarray]],
    w: np.ndarray,
    rates: Sequence[float],
    factor: float = 4.0,
) -> list[float]:
    """Sweep the learning rate upwards, one gradient step for each rate: the loss AFTER each step.

    loss_and_gradient(w) -> (loss, gradient (n,)) at (n,) weights;  w : (n,) start;  rates : increasing, positive.
    The sweep carries its weights on: step i starts where step i - 1 ended, w_new = w_old - rates[i] * gradient(w_old),
    and losses[i] is the loss at w_new. The sweep ends after the last rate, or at the first loss that is not finite
    or is greater than factor * best, where best is the smallest loss so far, the one at the start included. The loss
    that ended it is the last one in the list, so the list may be shorter than rates.

    The model's weights must be as before when the sweep is over: the array w itself may not be changed (it is judged).
    Example: loss w^2 / 2, gradient w, from [1] with rates 0.5, 1.5, 4, 9 and factor 4: w is 0.5, -0.25, 0.75, so the
    losses are 0.125, 0.03125, 0.28125, and there it stops (0.28125 > 4 * 0.03125).
    """
    raise NotImplementedError("ch12.e19")


def learning_rates(low: float, high: float, n: int) -> np.ndarray:
    """n >= 2 rates from low to high, both included, each the same factor larger than the one before: (n,).

    Example: learning_rates(0.01, 100, 3) is [0.01, 1, 100]. The finder of the chapter runs from 1e-7 to 10.
    """
    raise NotImplementedError("ch12.e19")


def suggest(rates: Sequence[float], losses: Sequence[float]) -> float:
    """The rate at which the loss falls fastest against the LOGARITHM of the rate.

    rates, losses : equally many (3 or more) positive increasing rates and finite losses. Between neighbours i, i + 1
    the slope is (losses[i+1] - losses[i]) / (log rates[i+1] - log rates[i])  ->  rates[i] of the steepest descent (the
    lower end of the most negative slope). The cases have no ties.
    Example: rates 0.001, 0.01, 0.1, 1 and losses 5, 4.8, 3, 2.5 give 0.01.
    """
    raise NotImplementedError("ch12.e19")


def largest_stable_rate(curvatures: Sequence[float]) -> float:
    """The bound below which plain gradient descent converges on J = sum of curvatures[i] * w[i]^2 / 2 from anywhere.

    curvatures : positive numbers. Rates below the bound converge, rates above it diverge.
    Example: with the single curvature 4 the bound is 0.5: at 0.5 one step turns w into -w.
    """
    raise NotImplementedError("ch12.e19")
