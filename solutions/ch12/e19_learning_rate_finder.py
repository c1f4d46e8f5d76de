"""ch12.e19  The learning-rate finder.    Chapter 12, exercise 12.19"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    pure=True,
    topics=("learning-rate", "learning-rate-finder", "stability"),
    hints=(
        "From 1e-7 to 10 the rates cover eight powers of ten. In equal steps of 0.1, how many of 100 rates would lie "
        "below 0.1? What should stay the same from rate to rate, the difference or the quotient?",
        "One sweep, one step for each rate, the weights carried on from step to step, the loss after each step "
        "recorded. Work on a copy of w: the model that will be trained must not notice.",
        "Near its minimum the loss curve is already about to explode. The useful rate is where the loss FALLS fastest, "
        "against the logarithm of the rate.",
        "For largest_stable_rate: one step multiplies w by 1 - rate * curvature. When is this factor's size below 1? "
        "With several curvatures the most demanding one decides.",
        "Plan for range_test: best = loss at w; for each rate: step, loss, append; stop if not finite or above factor "
        "times best; otherwise best = min(best, loss).",
    ),
)
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
    loss, gradient = loss_and_gradient(w)
    best, losses = loss, []
    for rate in rates:
        w = w - rate * gradient
        loss, gradient = loss_and_gradient(w)
        losses.append(float(loss))
        if not math.isfinite(loss) or loss > factor * best:
            break
        best = min(best, loss)
    return losses


@range_test.part
def learning_rates(low: float, high: float, n: int) -> np.ndarray:
    """n >= 2 rates from low to high, both included, each the same factor larger than the one before: (n,).

    Example: learning_rates(0.01, 100, 3) is [0.01, 1, 100]. The finder of the chapter runs from 1e-7 to 10.
    """
    return low * (high / low) ** (np.arange(n) / (n - 1))


@range_test.part
def suggest(rates: Sequence[float], losses: Sequence[float]) -> float:
    """The rate at which the loss falls fastest against the LOGARITHM of the rate.

    rates, losses : equally many (3 or more) positive increasing rates and finite losses. Between neighbours i, i + 1
    the slope is (losses[i+1] - losses[i]) / (log rates[i+1] - log rates[i])  ->  rates[i] of the steepest descent (the
    lower end of the most negative slope). The cases have no ties.
    Example: rates 0.001, 0.01, 0.1, 1 and losses 5, 4.8, 3, 2.5 give 0.01.
    """
    slopes = np.diff(losses) / np.diff(np.log(rates))
    return float(rates[int(np.argmin(slopes))])


@range_test.part
def largest_stable_rate(curvatures: Sequence[float]) -> float:
    """The bound below which plain gradient descent converges on J = sum of curvatures[i] * w[i]^2 / 2 from anywhere.

    curvatures : positive numbers. Rates below the bound converge, rates above it diverge.
    Example: with the single curvature 4 the bound is 0.5: at 0.5 one step turns w into -w.
    """
    return 2 / max(curvatures)


@range_test.alternative
def on_a_copy(loss_and_gradient, w, rates, factor=4.0):
    weights = np.array(w, copy=True)
    start, _ = loss_and_gradient(weights)
    losses = []
    for lr in rates:
        _, slope = loss_and_gradient(weights)
        weights -= lr * np.asarray(slope)
        now, _ = loss_and_gradient(weights)
        stop = np.isnan(now) or np.isinf(now) or now > factor * min([start, *losses])
        losses += [now]
        if stop:
            return np.array(losses)
    return np.array(losses)


@range_test.alternative(of="learning_rates")
def by_logarithms(low, high, n):
    return list(10 ** np.linspace(np.log10(low), np.log10(high), n))


@range_test.alternative(of="suggest")
def by_loop(rates, losses):
    best, place = float("inf"), 0
    for i in range(len(rates) - 1):
        slope = (losses[i + 1] - losses[i]) / math.log10(rates[i + 1] / rates[i])
        if slope < best:
            best, place = slope, i
    return rates[place]


@range_test.alternative(of="largest_stable_rate")
def smallest_of_all(curvatures):
    return np.min(2 / np.array(curvatures))


@range_test.mistake("Each rate is tried from the start.")
def each_from_the_start(loss_and_gradient, w, rates, factor=4.0):
    loss, gradient = loss_and_gradient(w)
    best, losses = loss, []
    for rate in rates:
        loss, _ = loss_and_gradient(w - rate * np.asarray(gradient))
        losses.append(float(loss))
        if not math.isfinite(loss) or loss > factor * best:
            break
        best = min(best, loss)
    return losses


@range_test.mistake("The loss to note for a rate is the one before its step.")
def loss_before_the_step(loss_and_gradient, w, rates, factor=4.0):
    best, losses = math.inf, []
    for rate in rates:
        loss, gradient = loss_and_gradient(w)
        losses.append(float(loss))
        if not math.isfinite(loss) or loss > factor * best:
            break
        best = min(best, loss)
        w = w - rate * gradient
    return losses


@range_test.mistake("Updating the weights in place is how a sweep works.")
def weights_not_restored(loss_and_gradient, w, rates, factor=4.0):
    loss, gradient = loss_and_gradient(w)
    best, losses = loss, []
    for rate in rates:
        w -= rate * np.asarray(gradient)
        loss, gradient = loss_and_gradient(w)
        losses.append(float(loss))
        if not math.isfinite(loss) or loss > factor * best:
            break
        best = min(best, loss)
    return losses


range_test.mistake(
    "The sweep always runs to the largest rate.",
    name="never_stops",
    edit=("            break\n", "            pass\n"),
)
range_test.mistake(
    "The loss that ends the sweep is not worth recording.",
    name="last_loss_left_out",
    edit=("            break\n", "            return losses[:-1]\n"),
)
range_test.mistake(
    "Divergence is measured against the loss at the start.",
    name="compared_with_the_start",
    edit=("best = min(best, loss)", "pass"),
)
range_test.mistake(
    "Divergence is measured against the loss of the step before.",
    name="compared_with_the_last",
    edit=("best = min(best, loss)", "best = loss"),
)
range_test.mistake(
    "Equal steps between the rates cover the range.",
    name="linear_spacing",
    of="learning_rates",
    edit=("low * (high / low) ** (np.arange(n) / (n - 1))", "low + (high - low) * np.arange(n) / (n - 1)"),
)
range_test.mistake(
    "n rates have n factors between them.",
    name="end_left_out",
    of="learning_rates",
    edit=("/ (n - 1)", "/ n"),
)


@range_test.mistake("The best rate is the one with the smallest loss.", of="suggest")
def minimum_of_the_loss(rates, losses):
    return float(rates[int(np.argmin(losses))])


range_test.mistake(
    "The slope is the loss's change over the rate's change.",
    name="slope_over_the_rate",
    of="suggest",
    edit=("np.diff(np.log(rates))", "np.diff(rates)"),
)
range_test.mistake(
    "The largest drop from one rate to the next is the steepest place.",
    name="drop_instead_of_slope",
    of="suggest",
    edit=(" / np.diff(np.log(rates))", ""),
)
range_test.mistake(
    "The steepest place is where the slope is largest.",
    name="steepest_ascent",
    of="suggest",
    edit=("np.argmin(slopes)", "np.argmax(slopes)"),
)
range_test.mistake(
    "The bound is 1 over the curvature.",
    name="one_over_curvature",
    of="largest_stable_rate",
    edit=("2 / max", "1 / max"),
)
range_test.mistake(
    "The flattest direction sets the bound.",
    name="flattest_direction",
    of="largest_stable_rate",
    edit=("max(curvatures)", "min(curvatures)"),
)


@range_test.mistake("The average curvature sets the bound.", of="largest_stable_rate")
def average_curvature(curvatures):
    return 2 / float(np.mean(curvatures))


_CURVATURES = np.array([1.0, 4.0, 0.3])


def _bowl(w):
    w = np.asarray(w)
    return float(np.sum(_CURVATURES * w**2) / 2), _CURVATURES * w


range_test.mistake(
    "The smallest loss so far is the smallest of the sweep; the start does not count.",
    name="start_not_counted",
    edit=("best, losses = loss, []", "best, losses = math.inf, []"),
)

range_test.mistake(
    "Whatever is wrong with a loss, it is larger than the limit.",
    name="nan_goes_on",
    edit=("not math.isfinite(loss) or ", ""),
)

range_test.mistake(
    "All curvatures together set the bound.",
    name="sum_of_curvatures",
    of="largest_stable_rate",
    edit=("2 / max(curvatures)", "2 / sum(curvatures)"),
)


range_test.mistake(
    "The rate to take is the upper end of the steepest piece.",
    name="upper_end_of_the_slope",
    of="suggest",
    edit=("int(np.argmin(slopes))", "int(np.argmin(slopes)) + 1"),
)


range_test.mistake(
    "A loss of exactly factor times the best one ends the sweep.",
    name="equal_stops",
    edit=("loss > factor * best", "loss >= factor * best"),
)


range_test.mistake(
    "The factor is 4, whatever is handed in.",
    name="factor_always_four",
    edit=("loss > factor * best", "loss > 4 * best"),
)


@range_test.mistake("np.logspace takes the first and the last rate.", of="learning_rates")
def logspace_of_the_rates(low, high, n):
    return np.logspace(low, high, n)


@range_test.mistake("Each rate is ten times the one before.", of="learning_rates")
def factor_of_ten(low, high, n):
    return low * 10.0 ** np.arange(n)


@range_test.mistake("The slope at a rate is np.gradient's, over both neighbours.", of="suggest")
def central_slopes(rates, losses):
    return float(rates[int(np.argmin(np.gradient(np.asarray(losses, float), np.log(rates))))])


@range_test.mistake("The fastest rate, 2 over largest plus smallest curvature, is the bound.", of="largest_stable_rate")
def fastest_rate(curvatures):
    return 2 / (max(curvatures) + min(curvatures))


@range_test.case("a sweep over a bowl", weight=2)
def bowl(implementation):
    rates = np.array([0.01 * 1.5**k for k in range(25)])
    return implementation.range_test(_bowl, np.array([1.0, -2.0, 3.0]), rates)


@range_test.case("a sweep that stays below the limit")
def no_stop(implementation):
    return implementation.range_test(_bowl, np.array([2.0, 0.5, -1.0]), [0.01, 0.05, 0.1, 0.2, 0.4], 4.0)


@range_test.random_case("other sweeps, another factor", n=3, weight=6)
def other_sweeps(implementation, rng):
    rates = 0.05 * 1.6 ** np.arange(14)
    return implementation.range_test(_bowl, rng.normal(size=3) + 2, rates, 2.5)


@range_test.case("a slow divergence, with two factors", weight=3)
def slow_divergence(implementation):
    rates = [0.48 * 1.012**k for k in range(60)]
    start = np.array([3.0, -2.0, 3.0])
    return implementation.range_test(_bowl, start, rates), implementation.range_test(_bowl, start, rates, 1.5)


@range_test.case("a loss of exactly four times the best one")
def exactly_four_times(implementation):
    def parabola(w):
        w = np.asarray(w)
        return float(w[0] ** 2), 2 * w

    return len(implementation.range_test(parabola, np.array([1.0]), [1.5, 0.25, 0.25, 0.25]))  # losses 4, 1, ...


@range_test.case("a loss that becomes infinite", smoke=True)
def infinite(implementation):
    def steep(w):
        w = np.asarray(w)
        return (math.inf, w) if abs(w[0]) > 5 else (float(w[0] ** 2 / 2), w)

    return len(implementation.range_test(steep, np.array([1.0, 0.0]), [0.1, 0.5, 20.0, 30.0, 40.0], 1e9))


@range_test.case("a loss that is not a number")
def not_a_number(implementation):
    def broken(w):
        w = np.asarray(w)
        return (math.nan, w) if abs(w[0]) > 5 else (float(w[0] ** 2 / 2), w)

    return len(implementation.range_test(broken, np.array([1.0, 0.0]), [0.1, 0.5, 20.0, 30.0, 40.0], 1e9))


@range_test.case("a first step that is too long")
def first_step_too_long(implementation):
    return implementation.range_test(_bowl, np.array([1.0, -2.0, 3.0]), [3.0, 0.01, 0.02])


@range_test.case("the rates are spaced by a factor", weight=2.5, alone=True)
def spacing(implementation):
    return implementation.learning_rates(1e-7, 10.0, 100), implementation.learning_rates(0.001, 0.5, 7)


@range_test.case("the suggestion, equal and unequal factors between the rates", weight=3, alone=True)
def suggestion(implementation):
    even = implementation.suggest([1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0], [2.30, 2.29, 2.1, 1.2, 0.9, 1.4, 7.0])
    rates = [1e-4, 2e-4, 1e-2, 2e-2, 0.5, 0.9, 1.5]
    return even, implementation.suggest(rates, [2.7, 2.69, 1.79, 1.29, 1.09, 1.2, 5.0])


@range_test.case("where descent turns into divergence", weight=2.5, alone=True)
def bound(implementation):
    return [implementation.largest_stable_rate(c) for c in ([4.0], [0.5, 8.0, 2.0], [10.0, 0.1])]
