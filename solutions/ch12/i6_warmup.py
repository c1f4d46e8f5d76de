"""ch12.i6  Why learning rates are warmed up.    Chapter 12, interview question 6"""

from dlgrade import exercise


@exercise(
    points=7,
    topics=("warm-up", "adam", "bias-correction"),
    hints=(
        "After one step, how many gradients does Adam's second moment rest on? Is its problem then that it is too small "
        "on average, or that it is uncertain?",
        "The correction divides by the sum of the weights, so on average v_hat is right from the first step. The weights "
        "(1 - beta) beta^(t-k), k = 1..t, divided by their sum, add up to 1.",
        "If weights w_k add up to 1, their average is as uncertain as a plain mean of 1 / (sum of w_k^2) numbers. Check: "
        "t equal weights give t.",
        "For the schedule: step 0 must already train, so it gets peak / steps; the last warm-up step, steps - 1, gets "
        "the peak; and then it stays there.",
    ),
    rubric=(
        "Describes it: from near zero, linearly, up to the peak over the first hundreds or thousands of steps; then the "
        "real schedule.",
        "Early second-moment estimates rest on few gradients: they are noisy (large variance), although bias correction "
        "makes them right on average.",
        "The early loss surface is rough, activations and normalization statistics have not settled; large early steps "
        "do lasting harm.",
        "Matters most with large batches, large peak rates and transformers; names an alternative, such as RAdam or "
        "normalization before the layer.",
        "Does not start at exactly 0, or says that this step is wasted.",
    ),
    rubric_points=5,
)
def effective_samples(t: int, beta2: float = 0.999) -> float:
    """How many squared gradients Adam's corrected second moment rests on after t steps.

    t : 1, 2, ...; 0 < beta2 < 1  ->  1 / (sum of the squares of the weights w_1..w_t) with which the squared gradients
    of steps 1..t enter v_hat_t, divided so that they add up to 1. t equal weights would give t.
    From v_0 = 0, v_t = beta2 v_(t-1) + (1 - beta2) g_t^2, v_hat_t = v_t / (1 - beta2^t).

    Example: beta2 = 0.5, t = 2: v_2 = 0.25 g_1^2 + 0.5 g_2^2, so the weights are 1/3 and 2/3, and the answer is
    1 / (1/9 + 4/9) = 1.8. In ANSWER, as in an interview: what is warm-up and why is it used (about 150 words)?
    """
    weights = [(1 - beta2) * beta2 ** (t - k) / (1 - beta2**t) for k in range(1, t + 1)]
    return 1 / sum(w**2 for w in weights)


@effective_samples.part
def expected_second_moment(t: int, mean_square: float, beta2: float = 0.999) -> tuple[float, float]:
    """The expected values of v_t and of v_hat_t, if every squared gradient has the expected value mean_square.

    Is the early estimate too small on average, before and after the correction?
    Example: beta2 = 0.5, t = 2, mean_square 8: v_2 has the expected value 6.
    """
    return mean_square * (1 - beta2**t), mean_square


@effective_samples.part
def warmup_rate(step: int, peak: float, steps: int) -> float:
    """The learning rate of a linear warm-up that wastes no step.

    step : counted from 0; steps >= 1, the length of the warm-up  ->  peak (step + 1) / steps while step < steps, peak
    afterwards. (The chapter's formula peak * step / steps trains nothing in its first step: not wanted here.)
    Example: peak 0.4, steps 4: 0.1, 0.2, 0.3, 0.4, 0.4, ...
    """
    return peak * min(1.0, (step + 1) / steps)


@effective_samples.alternative
def in_closed_form(t, beta2=0.999):
    return (1 + beta2) / (1 - beta2) * (1 - beta2**t) / (1 + beta2**t)


@effective_samples.alternative(of="expected_second_moment")
def by_recursion(t, mean_square, beta2=0.999):
    v = 0.0
    for _ in range(t):
        v = beta2 * v + (1 - beta2) * mean_square
    return [v, v / (1 - beta2**t)]


@effective_samples.alternative(of="warmup_rate")
def by_cases(step, peak, steps):
    if step >= steps:
        return peak
    return peak / steps * (step + 1)


@effective_samples.mistake("After t steps the estimate rests on t gradients.")
def as_many_as_steps(t, beta2=0.999):
    return t


@effective_samples.mistake("The average always covers 1 / (1 - beta2) gradients.")
def always_the_window(t, beta2=0.999):
    return 1 / (1 - beta2)


effective_samples.mistake(
    "The weights need not add up to 1.",
    name="weights_not_divided",
    edit=(" / (1 - beta2**t) for k", " for k"),
)
effective_samples.mistake(
    "It is 1 over the sum of the weights.", name="weights_not_squared", edit=("w**2 for w", "w for w")
)
effective_samples.mistake(
    "It is one over the largest weight.", name="largest_weight", edit=("sum(w**2 for w in weights)", "max(weights)")
)


@effective_samples.mistake("Early estimates are biased towards zero, corrected or not.", of="expected_second_moment")
def biased_after_correction(t, mean_square, beta2=0.999):
    return mean_square * (1 - beta2**t), mean_square * (1 - beta2**t)


@effective_samples.mistake("An average of squares is right on average from the start.", of="expected_second_moment")
def never_biased(t, mean_square, beta2=0.999):
    return mean_square, mean_square


@effective_samples.mistake("The correction overshoots: it divides what is already right.", of="expected_second_moment")
def corrected_too_far(t, mean_square, beta2=0.999):
    return mean_square * (1 - beta2**t), mean_square / (1 - beta2**t)


effective_samples.mistake(
    "A warm-up starts at 0.",
    name="starts_at_zero",
    of="warmup_rate",
    edit=("min(1.0, (step + 1) / steps)", "min(1.0, step / steps)"),
)
effective_samples.mistake(
    "The rate goes on rising at the same pace.",
    name="never_stops",
    of="warmup_rate",
    edit=("min(1.0, (step + 1) / steps)", "(step + 1) / steps"),
)
effective_samples.mistake(
    "The peak comes one step after the warm-up.",
    name="peak_one_step_late",
    of="warmup_rate",
    edit=("min(1.0, (step + 1) / steps)", "min(1.0, (step + 1) / (steps + 1))"),
)


effective_samples.mistake(
    "The sum of the squared weights is the number of samples.",
    name="sum_of_squares",
    edit=("1 / sum(w**2 for w in weights)", "sum(w**2 for w in weights)"),
)


effective_samples.mistake(
    "v_t is right on average, so the correction makes it too large.",
    name="corrected_from_right",
    of="expected_second_moment",
    edit=("mean_square * (1 - beta2**t), mean_square", "mean_square, mean_square / (1 - beta2**t)"),
)


effective_samples.mistake(
    "After t steps v holds the share 1 - beta2 of the square.",
    name="share_of_one_step",
    of="expected_second_moment",
    edit=("mean_square * (1 - beta2**t), mean_square", "mean_square * (1 - beta2), mean_square"),
)


effective_samples.mistake(
    "After t steps the share beta2^t is in the average.",
    name="share_that_is_forgotten",
    of="expected_second_moment",
    edit=("mean_square * (1 - beta2**t), mean_square", "mean_square * beta2**t, mean_square"),
)


effective_samples.mistake(
    "The corrected value is named first.",
    name="corrected_first",
    of="expected_second_moment",
    edit=("mean_square * (1 - beta2**t), mean_square", "mean_square, mean_square * (1 - beta2**t)"),
)


effective_samples.mistake(
    "The warm-up goes from 0 at its first step to the peak at its last.",
    name="from_zero_to_the_last_step",
    of="warmup_rate",
    edit=("min(1.0, (step + 1) / steps)", "min(1.0, step / max(steps - 1, 1))"),
)


@effective_samples.case("samples after 1, 2, 10 and 100 steps", required=True)
def early(implementation):
    return [implementation.effective_samples(t) for t in (1, 2, 10, 100)]


@effective_samples.case("samples with other betas")
def other_betas(implementation):
    return [implementation.effective_samples(t, b) for t, b in ((2, 0.5), (7, 0.8), (30, 0.95), (400, 0.9))]


@effective_samples.random_case("expected moments", n=3, alone=True)
def moments(implementation, rng):
    return implementation.expected_second_moment(
        int(rng.integers(2, 30)), float(rng.uniform(0.5, 4)), float(rng.uniform(0.8, 0.99))
    )


@effective_samples.case("expected moments with the usual beta2", alone=True)
def usual_moments(implementation):
    return implementation.expected_second_moment(1, 0.04), implementation.expected_second_moment(1000, 0.04)


@effective_samples.case("the warm-up, first and last steps", alone=True)
def warmup(implementation):
    return [implementation.warmup_rate(step, 6e-4, 2000) for step in (0, 1, 999, 1998, 1999, 2000, 5000)]
