"""ch12.i6  Why learning rates are warmed up.    Chapter 12, interview question 6"""


def effective_samples(t: int, beta2: float = 0.999) -> float:
    """How many squared gradients Adam's corrected second moment rests on after t steps.

    t : 1, 2, ...; 0 < beta2 < 1  ->  1 / (sum of the squares of the weights w_1..w_t) with which the squared gradients
    of steps 1..t enter v_hat_t, divided so that they add up to 1. t equal weights would give t.
    From v_0 = 0, v_t = beta2 v_(t-1) + (1 - beta2) g_t^2, v_hat_t = v_t / (1 - beta2^t).

    Example: beta2 = 0.5, t = 2: v_2 = 0.25 g_1^2 + 0.5 g_2^2, so the weights are 1/3 and 2/3, and the answer is
    1 / (1/9 + 4/9) = 1.8. In ANSWER, as in an interview: what is warm-up and why is it used (about 150 words)?
    """
    raise NotImplementedError("ch12.i6")


def expected_second_moment(t: int, mean_square: float, beta2: float = 0.999) -> tuple[float, float]:
    """The expected values of v_t and of v_hat_t, if every squared gradient has the expected value mean_square.

    Is the early estimate too small on average, before and after the correction?
    Example: beta2 = 0.5, t = 2, mean_square 8: v_2 has the expected value 6.
    """
    raise NotImplementedError("ch12.i6")


def warmup_rate(step: int, peak: float, steps: int) -> float:
    """The learning rate of a linear warm-up that wastes no step.

    step : counted from 0; steps >= 1, the length of the warm-up  ->  peak (step + 1) / steps while step < steps, peak
    afterwards. (The chapter's formula peak * step / steps trains nothing in its first step: not wanted here.)
    Example: peak 0.4, steps 4: 0.1, 0.2, 0.3, 0.4, 0.4, ...
    """
    raise NotImplementedError("ch12.i6")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i6 --rubric`), no machine does.
ANSWER = """
...
"""
