"""ch12.x2  Adam's second step by hand.    Chapter 12, worked example 2"""

import numpy as np

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=7,
    rtol=1e-4,
    topics=("adam", "bias-correction"),
    hints=(
        "In which order do the quantities depend on one another? Each key needs only the ones before it.",
        "t = 2, so the divisors are 1 - 0.9^2 = 0.19 and 1 - 0.999^2 = 0.001999.",
        "Keep full precision until the end: rounding the corrected moments to four digits already spoils the ratio. In "
        "both components the gradient and both moments are in the proportion 1 : -3 (and 1 : 9 for the squares): what "
        "does that say about the two ratios?",
        "For implied_first_gradient: from a start at zero m_1 = (1 - beta1) g_1 and v_1 = (1 - beta2) g_1^2. Solve each "
        "for the size of g_1.",
    ),
)
def second_step() -> dict[str, object]:
    """Adam's step t = 2, quantity by quantity.

    Given: gradient [0.1, -0.3], state after step 1: m = [0.02, -0.06], v = [0.0001, 0.0009]; learning rate 0.001,
    beta1 0.9, beta2 0.999, epsilon 1e-8 outside the root, after the correction.

    Return a dict; each value is a list of two numbers, with at least five significant digits (formulas in Python are
    fine, and so is a call of your `adam_terms`):
        "m", "v"          : the moments after this step, uncorrected
        "m_hat", "v_hat"  : the moments corrected for t = 2
        "root"            : the square root of v_hat
        "ratio"           : m_hat / (root + epsilon)
        "change"          : what is ADDED to the parameters, with its sign
    Example of the last one: a ratio of [2, -1] would give a change of [-0.002, 0.001].
    """
    return adam_terms([0.1, -0.3], [0.02, -0.06], [0.0001, 0.0009], 2)


@second_step.part
def adam_terms(
    grad: list[float],
    m: list[float],
    v: list[float],
    t: int,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> dict[str, object]:
    """All quantities of Adam's step t, for any numbers: a dict with the seven keys above, each value (n,).

    grad, m, v : n numbers each (lists or arrays), m and v from before the step;  t : counted from 1.
    """
    grad, m, v = np.asarray(grad, dtype=float), np.asarray(m, dtype=float), np.asarray(v, dtype=float)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    ratio = m_hat / (np.sqrt(v_hat) + epsilon)
    return {
        "m": m,
        "v": v,
        "m_hat": m_hat,
        "v_hat": v_hat,
        "root": np.sqrt(v_hat),
        "ratio": ratio,
        "change": -learning_rate * ratio,
    }


@second_step.part
def implied_first_gradient(
    m1: list[float], v1: list[float], beta1: float = 0.9, beta2: float = 0.999
) -> tuple[np.ndarray, np.ndarray]:
    """Could a state (m1, v1) after step 1 come from m = v = 0?  The sizes |g_1| that each moment implies.

    m1, v1 : n numbers each  ->  (sizes from m1, sizes from v1), each (n,), none negative. The state is possible only if
    both agree. Look at what the worked example's state gives. Example with betas 0.5 and 0.75: m1 = [-1], v1 = [1]
    imply [2] and [2]: possible, with g_1 = -2.
    """
    return np.abs(np.asarray(m1)) / (1 - beta1), np.sqrt(np.asarray(v1) / (1 - beta2))


@second_step.alternative
def typed_numbers():
    return {
        "m": [0.028, -0.084],
        "v": (0.0001099, 0.0009891),
        "m_hat": [0.147368, -0.442105],
        "v_hat": [0.0549775, 0.494797],
        "root": [0.234473, 0.703418],
        "ratio": [0.628510, -0.628510],
        "change": [-0.00062851, 0.00062851],
    }


@second_step.alternative(of="adam_terms")
def number_by_number(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    found = {k: [] for k in ("m", "v", "m_hat", "v_hat", "root", "ratio", "change")}
    for g, a, b in zip(grad, m, v, strict=True):
        a += (1 - beta1) * (g - a)
        b += (1 - beta2) * (g * g - b)
        a_hat, b_hat = a / (1 - beta1**t), b / (1 - beta2**t)
        root = b_hat**0.5
        row = (a, b, a_hat, b_hat, root, a_hat / (root + epsilon), -learning_rate * a_hat / (root + epsilon))
        for key, value in zip(found, row, strict=True):
            found[key].append(value)
    return found


@second_step.alternative(of="implied_first_gradient")
def by_lists(m1, v1, beta1=0.9, beta2=0.999):
    return [abs(m) / (1 - beta1) for m in m1], [(v / (1 - beta2)) ** 0.5 for v in v1]


def _derived(m, v, m_hat, v_hat, root, ratio):
    rows = (m, v, m_hat, v_hat, root, ratio, -0.001 * np.asarray(ratio))
    return dict(zip(("m", "v", "m_hat", "v_hat", "root", "ratio", "change"), (list(r) for r in rows), strict=True))


_M, _V = np.array([0.028, -0.084]), np.array([0.0001099, 0.0009891])


@second_step.mistake("The moments are used as they are, without correction.")
def not_corrected():
    return _derived(_M, _V, _M, _V, np.sqrt(_V), _M / np.sqrt(_V))


@second_step.mistake("The correction of every step divides by 1 - beta.")
def corrected_as_at_t_1():
    m_hat, v_hat = _M / 0.1, _V / 0.001
    return _derived(_M, _V, m_hat, v_hat, np.sqrt(v_hat), m_hat / np.sqrt(v_hat))


@second_step.mistake("The first moment takes the new gradient in full.")
def gradient_in_full():
    m_hat, v_hat = np.array([0.118, -0.354]) / 0.19, _V / 0.001999
    return _derived(np.array([0.118, -0.354]), _V, m_hat, v_hat, np.sqrt(v_hat), m_hat / np.sqrt(v_hat))


@second_step.mistake("The second moment averages the gradient's size, unsquared.")
def not_squared():
    v = 0.999 * np.array([0.0001, 0.0009]) + 0.001 * np.array([0.1, 0.3])
    m_hat, v_hat = _M / 0.19, v / 0.001999
    return _derived(_M, v, m_hat, v_hat, np.sqrt(v_hat), m_hat / np.sqrt(v_hat))


@second_step.mistake("The corrected m is divided by the corrected v itself.")
def divided_by_v():
    m_hat, v_hat = _M / 0.19, _V / 0.001999
    return _derived(_M, _V, m_hat, v_hat, np.sqrt(v_hat), m_hat / v_hat)


@second_step.mistake("The book prints 0.6287 and -0.6286 for the ratio.")
def printed_ratio():
    return {**second_step(), "ratio": [0.6287, -0.6286], "change": [-0.0006287, 0.0006286]}


@second_step.mistake("With Adam every parameter moves by about the learning rate, so by 0.001.")
def moves_by_learning_rate():
    return {**second_step(), "ratio": [1.0, -1.0], "change": [-0.001, 0.001]}


@second_step.mistake("The change is learning_rate times the ratio; the minus goes without saying.")
def change_without_sign():
    return {**second_step(), "change": [0.00062851, -0.00062851]}


second_step.mistake(
    "The correction factor is the same at every t.",
    name="terms_ignore_t",
    of="adam_terms",
    edit=(("beta1**t", "beta1**2"), ("beta2**t", "beta2**2")),
)
second_step.mistake(
    "epsilon goes under the root.",
    name="terms_epsilon_inside_root",
    of="adam_terms",
    edit=("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
)


@second_step.mistake("Any state is possible: m is the first gradient, v its square.", of="implied_first_gradient")
def moments_taken_as_gradients(m1, v1, beta1=0.9, beta2=0.999):
    return np.abs(np.asarray(m1)), np.sqrt(np.asarray(v1))


second_step.mistake(
    "v_1 divided by 1 - beta2 is the size of the gradient.",
    name="square_kept",
    of="implied_first_gradient",
    edit=("np.sqrt(np.asarray(v1) / (1 - beta2))", "np.asarray(v1) / (1 - beta2)"),
)
second_step.mistake(
    "One beta will do for both moments.",
    name="terms_beta1_for_v",
    of="adam_terms",
    edit=("beta2 * v + (1 - beta2) * grad**2", "beta1 * v + (1 - beta1) * grad**2"),
)
second_step.mistake(
    "Both corrections use beta1.",
    name="terms_beta1_corrects_v",
    of="adam_terms",
    edit=("1 - beta2**t", "1 - beta1**t"),
)
second_step.mistake(
    "beta is the weight of the new gradient.",
    name="terms_weights_swapped",
    of="adam_terms",
    edit=(
        ("beta1 * m + (1 - beta1) * grad", "(1 - beta1) * m + beta1 * grad"),
        ("beta2 * v + (1 - beta2) * grad**2", "(1 - beta2) * v + beta2 * grad**2"),
    ),
)
second_step.mistake(
    "The weighted gradient is squared, weight and all.",
    name="terms_weight_squared",
    of="adam_terms",
    edit=("(1 - beta2) * grad**2", "((1 - beta2) * grad) ** 2"),
)
second_step.mistake(
    "A size may be negative, as the moment is.",
    name="sign_kept",
    of="implied_first_gradient",
    edit=("np.abs(np.asarray(m1))", "np.asarray(m1)"),
)
second_step.mistake(
    "The first gradient's share is beta.",
    name="divided_by_beta",
    of="implied_first_gradient",
    edit=(("/ (1 - beta1)", "/ beta1"), ("/ (1 - beta2)", "/ beta2")),
)
second_step.mistake(
    "Every step starts from moments of zero.",
    name="memory_lost",
    edit=("[0.02, -0.06], [0.0001, 0.0009]", "[0.0, 0.0], [0.0, 0.0]"),
)
second_step.mistake(
    "The second moment averages the gradient's size, for any numbers.",
    name="terms_not_squared",
    of="adam_terms",
    edit=("grad**2", "np.abs(grad)"),
)


second_step.case_per_key(
    names={
        "m": "first moment",
        "v": "second moment",
        "m_hat": "first moment, corrected",
        "v_hat": "second moment, corrected",
        "root": "its root",
        "ratio": "the ratio",
        "change": "the change of the parameters",
    }
)


second_step.mistake(
    "The moments are used as they are, without correction.",
    name="terms_not_corrected",
    of="adam_terms",
    edit=(("m / (1 - beta1**t)", "m"), ("v / (1 - beta2**t)", "v")),
)

second_step.mistake(
    "The change is the learning rate times the ratio.",
    name="terms_change_without_sign",
    of="adam_terms",
    edit=("-learning_rate * ratio", "learning_rate * ratio"),
)

second_step.mistake(
    "The root contains epsilon.",
    name="terms_root_with_epsilon",
    of="adam_terms",
    edit=('"root": np.sqrt(v_hat)', '"root": np.sqrt(v_hat) + epsilon'),
)


second_step.mistake(
    "The first step has t = 0, so the second has t = 1.",
    name="terms_counted_from_zero",
    of="adam_terms",
    edit=(
        ("m_hat = m / (1 - beta1**t)", "m_hat = m / (1 - beta1 ** (t - 1))"),
        ("v_hat = v / (1 - beta2**t)", "v_hat = v / (1 - beta2 ** (t - 1))"),
    ),
)


second_step.mistake(
    "beta is the weight of the new gradient.",
    name="terms_beta_on_the_gradient",
    of="adam_terms",
    edit=("beta1 * m + (1 - beta1) * grad", "(1 - beta1) * m + beta1 * grad"),
)


second_step.mistake(
    "The weights of t gradients add up to t (1 - beta).",
    name="terms_linear_correction",
    of="adam_terms",
    edit=(("m / (1 - beta1**t)", "m / (t * (1 - beta1))"), ("v / (1 - beta2**t)", "v / (t * (1 - beta2))")),
)


second_step.mistake(
    "Epsilon belongs under the root.",
    name="terms_epsilon_inside",
    of="adam_terms",
    edit=(
        ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
        ('"root": np.sqrt(v_hat)', '"root": np.sqrt(v_hat + epsilon)'),
    ),
)


second_step.mistake(
    "The first moment after step 1 is the gradient.",
    name="moment_is_the_gradient",
    of="implied_first_gradient",
    edit=("np.abs(np.asarray(m1)) / (1 - beta1)", "np.abs(np.asarray(m1))"),
)


@second_step.random_case("all quantities for other numbers", n=4, weight=2, rtol=1e-6)
def other_numbers(implementation, rng):
    grad, m = rng.normal(size=(2, 4))
    return implementation.adam_terms(grad, m, rng.uniform(0.1, 2, size=4), int(rng.integers(1, 9)), 0.1, 0.8, 0.9, 0.2)


@second_step.case("what the example's state implies about the first gradient", rtol=1e-4, alone=True)
def implied(implementation):
    return (
        implementation.implied_first_gradient([0.02, -0.06], [0.0001, 0.0009]),
        implementation.implied_first_gradient([-1.0, 0.5, 2.0], [1.0, 0.25, 4.0], 0.5, 0.75),
    )
