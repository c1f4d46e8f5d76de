"""ch12.t13  Adam's correction factors and its first step.    Chapter 12, the Adam section"""

import math

import numpy as np

from dlgrade import exercise, raised_name


@exercise(
    points=5,
    topics=("adam", "bias-correction"),
    hints=(
        "With m_0 = 0 the first average is m_1 = (1 - beta1) g. By which factor is it too small?",
        "After t steps the weights that gradients have received add up to 1 - beta^t; the correction divides by that "
        "sum. The two moments have different betas, so the factors differ a lot.",
        "For the first step put the corrected moments g and g^2 into the update. What is g over the root of g^2? Then "
        "put epsilon back where it belongs, outside the root; a gradient of 0 needs no special treatment.",
        "For the last function ask when 1 / (1 - beta^t) is at most 1 + tolerance: solve for beta^t, take logarithms, "
        "round up; or count upwards.",
    ),
)
def correction_factors(t: int, beta1: float = 0.9, beta2: float = 0.999) -> tuple[float, float]:
    """What Adam's moments are multiplied by in step t, to undo the start at zero.

    t : 1, 2, 3, ... (the first step is t = 1)  ->  (factor of m, factor of v): m_hat = factor * m, v_hat = factor * v.
    A t below 1 must raise ValueError: there is no step 0.
    Example: correction_factors(2, 0.5, 0.75) is (1.333333, 2.285714), that is 1 / 0.75 and 1 / 0.4375.
    """
    if t < 1:
        raise ValueError("steps are counted from 1")
    return 1 / (1 - beta1**t), 1 / (1 - beta2**t)


@correction_factors.part
def first_step(grad: np.ndarray, learning_rate: float = 1e-3, epsilon: float = 1e-8) -> np.ndarray:
    """What Adam's step t = 1 adds to the parameters, from m = v = 0, with both moments corrected.

    grad : array of any shape  ->  the change of theta, of the same shape, with its sign (theta_new = theta + change).
    epsilon is added outside the root, after the correction. The betas do not matter: see why.
    Example: grad = [3, -1], learning rate 0.5, epsilon 1 gives [-0.375, 0.25]; with a tiny epsilon [-0.5, 0.5].
    """
    grad = np.asarray(grad, dtype=float)
    return -learning_rate * grad / (np.abs(grad) + epsilon)


@correction_factors.part
def steps_until(beta: float, tolerance: float) -> int:
    """The first step t at which the correction factor for ``beta`` is at most 1 + tolerance.

    0 < beta < 1, tolerance > 0  ->  an integer. Example: beta = 0.5, tolerance 0.2: the factors are 2, 1.333, 1.143, so
    3. (The cases keep clear of factors that meet 1 + tolerance exactly.)
    """
    return math.ceil(math.log(tolerance / (1 + tolerance)) / math.log(beta))


@correction_factors.alternative
def by_adding_weights(t, beta1=0.9, beta2=0.999):
    if t <= 0:
        raise ValueError(t)
    factors = []
    for beta in (beta1, beta2):
        received = 0.0
        for _ in range(t):
            received = beta * received + (1 - beta)
        factors.append(1 / received)
    return factors


@correction_factors.alternative(of="first_step")
def the_long_way(grad, learning_rate=1e-3, epsilon=1e-8):
    grad = np.array(grad)
    m_hat = (1 - 0.9) * grad / (1 - 0.9**1)
    v_hat = (1 - 0.999) * np.square(grad) / (1 - 0.999**1)
    return -learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


@correction_factors.alternative(of="steps_until")
def by_counting(beta, tolerance):
    t = 1
    while 1 / (1 - beta**t) > 1 + tolerance:
        t += 1
    return t


correction_factors.mistake(
    "Steps are counted from 0, so step t has seen t + 1 gradients.",
    name="counts_from_zero",
    edit=(("t < 1", "t < 0"), ("beta1**t", "beta1 ** (t + 1)"), ("beta2**t", "beta2 ** (t + 1)")),
)
correction_factors.mistake(
    "Both moments have the factor of beta1.", name="beta1_for_both", edit=("beta2**t", "beta1**t")
)
correction_factors.mistake(
    "The factors are 1 / (1 - beta) at every step.",
    name="no_power",
    edit=(("beta1**t", "beta1"), ("beta2**t", "beta2")),
)
correction_factors.mistake(
    "The moments are multiplied by 1 - beta^t.",
    name="multiplied",
    edit=("1 / (1 - beta1**t), 1 / (1 - beta2**t)", "(1 - beta1**t), (1 - beta2**t)"),
)
correction_factors.mistake(
    "v is used under a root, so its factor is a root as well.",
    name="root_of_the_factor",
    edit=("1 / (1 - beta2**t)", "1 / (1 - beta2**t) ** 0.5"),
)
correction_factors.mistake(
    "At t = 0 nothing needs correcting; the factor is 1.",
    name="step_zero_allowed",
    edit=('raise ValueError("steps are counted from 1")', "return 1.0, 1.0"),
)


@correction_factors.mistake("The first step is learning_rate times the gradient.", of="first_step")
def like_gradient_descent(grad, learning_rate=1e-3, epsilon=1e-8):
    return -learning_rate * np.asarray(grad)


@correction_factors.mistake("The first step is small, because the moments start at zero.", of="first_step")
def without_correction(grad, learning_rate=1e-3, epsilon=1e-8):
    grad = np.asarray(grad, dtype=float)
    return -learning_rate * 0.1 * grad / (np.sqrt(0.001) * np.abs(grad) + epsilon)


correction_factors.mistake(
    "The step has the sign of the gradient.",
    name="climbs",
    of="first_step",
    edit=("return -learning_rate", "return learning_rate"),
)


@correction_factors.mistake("epsilon belongs under the root.", of="first_step")
def epsilon_inside_root(grad, learning_rate=1e-3, epsilon=1e-8):
    grad = np.asarray(grad, dtype=float)
    return -learning_rate * grad / np.sqrt(grad**2 + epsilon)


@correction_factors.mistake("After 1 / (1 - beta) steps the correction is over.", of="steps_until")
def one_window(beta, tolerance):
    return round(1 / (1 - beta))


correction_factors.mistake(
    "The last step that is still above the tolerance is the one.",
    name="rounded_down",
    of="steps_until",
    edit=("math.ceil", "math.floor"),
)
correction_factors.mistake(
    "v is a square and starts large enough; only m is corrected.",
    name="only_m_corrected",
    of="first_step",
    edit=("(np.abs(grad) + epsilon)", "(np.sqrt(0.001 * grad**2) + epsilon)"),
)
correction_factors.mistake(
    "The gradient is divided by its square.",
    name="no_root",
    of="first_step",
    edit=("(np.abs(grad) + epsilon)", "(grad**2 + epsilon)"),
)
correction_factors.mistake(
    "The first step is the learning rate times the sign, whatever epsilon is.",
    name="sign_only",
    of="first_step",
    edit=("return -learning_rate * grad / (np.abs(grad) + epsilon)", "return -learning_rate * np.sign(grad)"),
)
correction_factors.mistake(
    "The gradient is divided by the length of the whole gradient.",
    name="one_norm_for_all",
    of="first_step",
    edit=("(np.abs(grad) + epsilon)", "(np.linalg.norm(grad) + epsilon)"),
)
correction_factors.mistake(
    "The correction is over when beta^t is below the tolerance.",
    name="tolerance_on_power",
    of="steps_until",
    edit=("tolerance / (1 + tolerance)", "tolerance"),
)
correction_factors.mistake(
    "The step after the tolerance is met is the first that counts.",
    name="one_step_late",
    of="steps_until",
    edit=("return math.ceil(", "return 1 + math.ceil("),
)


correction_factors.mistake(
    "A step 0 needs no guard of its own.", name="step_zero_unguarded", edit=("if t < 1:", "if False:")
)


correction_factors.mistake(
    "t counts from 0, so step t has the power t + 1.",
    name="counted_from_zero",
    edit=("1 / (1 - beta1**t), 1 / (1 - beta2**t)", "1 / (1 - beta1 ** (t + 1)), 1 / (1 - beta2 ** (t + 1))"),
)


correction_factors.mistake(
    "Epsilon is added to the root before the correction.",
    name="epsilon_before_correction",
    of="first_step",
    edit=("(np.abs(grad) + epsilon)", "(np.abs(grad) + epsilon / np.sqrt(1 - 0.999))"),
)


@correction_factors.case("the first step: 10 and 1000", required=True)
def first(implementation):
    return implementation.correction_factors(1)


@correction_factors.case("later steps")
def later(implementation):
    return [implementation.correction_factors(t, 0.9, 0.999) for t in (2, 10, 1000)]


@correction_factors.random_case("other betas", n=3, weight=4)
def other_betas(implementation, rng):
    return implementation.correction_factors(int(rng.integers(2, 9)), *(float(b) for b in rng.uniform(0.5, 0.99, 2)))


@correction_factors.case("there is no step 0")
def step_zero(implementation):
    return raised_name(lambda: implementation.correction_factors(0))


@correction_factors.case("the first step is one learning rate long", alone=True)
def sign_step(implementation):
    return np.asarray(implementation.first_step(np.array([[0.2, -0.5, 30.0], [-4e-3, 1.0, -2.0]]))) / 1e-3


@correction_factors.case("the first step with a large epsilon, and a gradient of 0", alone=True)
def large_epsilon(implementation):
    return implementation.first_step(np.array([3.0, -1.0, 0.0, 0.25]), 0.5, 0.5)


@correction_factors.random_case("the first step of other gradients", n=3, alone=True)
def other_first_steps(implementation, rng):
    grad, rate = rng.normal(size=(2, 5)), float(rng.uniform(0.1, 1))
    return implementation.first_step(grad, rate, 0.3), np.asarray(implementation.first_step(grad, rate)) / rate


@correction_factors.random_case("until the factor is within other tolerances", n=4, alone=True)
def other_tolerances(implementation, rng):
    beta, t = float(rng.uniform(0.6, 0.97)), int(rng.integers(3, 20))
    return implementation.steps_until(beta, 1 / (1 - beta ** (t + 0.4)) - 1)


@correction_factors.case("until the factor is within 1 percent", alone=True)
def within_one_percent(implementation):
    return [implementation.steps_until(beta, 0.01) for beta in (0.9, 0.95, 0.999)]
