"""ch12.adam_first_step  Moments, corrections and the first step of Adam.    Chapter 12, the Adam section"""

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch12.t13",
    topics=("adam", "bias-correction"),
    kinds="MSQ",
    marks=2,
    bloom="understand",
    syllabus="beyond",
    version=3,
    stem=r"""
A parameter with gradient $g = << g|num >>$ gets its **first** step ($t = 1$) of Adam: moments as exponential moving averages from
$m_0 = v_0 = 0$ with $\beta_1 = << beta1|num >>$ and $\beta_2 = << beta2|num >>$, $m_t$ divided by $1 - \beta_1^t$ and $v_t$ by $1 - \beta_2^t$, learning rate
$\alpha = << alpha|num >>$, negligible $\epsilon$. Which of these statements is/are right?
""",
    explanation=r"""
$m_1 = (1 - \beta_1) g = << ((1 - beta1) * g)|num >>$ and $v_1 = (1 - \beta_2) g^2 = << ((1 - beta2) * g * g)|num >>$. Dividing by
$1 - \beta_1 = << (1 - beta1)|num >>$ and $1 - \beta_2 = << (1 - beta2)|num >>$, that is multiplying by $<< (1 / (1 - beta1))|num >>$ and
$<< (1 / (1 - beta2))|num >>$, gives $\hat m = g$ and $\hat v = g^2$. The change is $-\alpha g / |g| = << (-alpha if g > 0 else alpha)|num >>$. Without
the corrections it would be $(1 - \beta_1) / \sqrt{1 - \beta_2} = << ((1 - beta1) / (1 - beta2) ** 0.5)|num(2) >>$ times as large.
""",
)


@question.draw
def draw(rng):
    return {
        "g": rng.decimal("g", 0.2, 4.0, 1) * rng.choice("sign", (-1, 1)),
        "beta1": rng.choice("beta1", (0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.95, 0.98, 0.99, 0.999)),
        "alpha": rng.choice("alpha", (0.001, 0.002, 0.01, 0.05)),
    }


@question.claim(
    "The bias correction multiplies $m_1$ by << value >>.",
    decimals=0,
    check=lambda beta1, **_: round(5 / (5 - 5 * beta1)),
    why=r"The factor is $1 / (1 - \beta_1)$, << right >>.",
    wrong={"factor_of_v": ("Both moments have one factor.", lambda beta2, **_: round(1 / (1 - beta2)))},
)
def factor_of_m(implementation, g, beta1, beta2, alpha):
    return round(implementation.correction_factors(1, beta1, beta2)[0])


@question.claim(
    "The bias correction multiplies $v_1$ by << value >>.",
    decimals=0,
    check=lambda beta2, **_: round(5 / (5 - 5 * beta2)),
    why=r"The factor is $1 / (1 - \beta_2)$, << right >>.",
    wrong={
        "factor_of_m": ("Both moments have one factor.", lambda beta1, **_: round(1 / (1 - beta1))),
        "root_of_the_factor": (
            "v stands under a root, so its factor is a root.",
            lambda beta2, **_: round((1 - beta2) ** -0.5),
        ),
    },
)
def factor_of_v(implementation, g, beta1, beta2, alpha):
    return round(implementation.correction_factors(1, beta1, beta2)[1])


@question.claim(
    r"The change of the parameter, new value minus old, is << value >>.",
    decimals=4,
    check=lambda g, alpha, **_: -alpha * g / sqrt(g * g),
    why=r"Corrected, the ratio is $g / |g|$: the change is << right >>.",
    wrong={
        "like_gradient_descent": (
            "The first step is the learning rate times the gradient.",
            lambda g, alpha, **_: -alpha * g,
        ),
        "climbs": ("The step has the sign of the gradient.", lambda g, alpha, **_: alpha * g / abs(g)),
        "not_corrected": (
            "The uncorrected moments give the step.",
            lambda g, beta1, beta2, alpha: -alpha * (1 - beta1) / (1 - beta2) ** 0.5 * (1 if g > 0 else -1),
        ),
    },
)
def change(implementation, g, alpha, **_):
    return -alpha if g > 0 else alpha


@question.claim(
    "Before its correction the first moment is $m_1 =$ << value >>.",
    decimals=4,
    check=lambda g, beta1, **_: g - beta1 * g,
    why=r"It is $(1 - \beta_1) g$, << right >>.",
    wrong={
        "beta_swapped": ("beta is the weight of the new gradient.", lambda g, beta1, **_: beta1 * g),
        "gradient_itself": ("The first average is the first value.", lambda g, **_: g),
    },
)
def first_moment(implementation, g, beta1, **_):
    return (1 - beta1) * g


@question.claim(
    "With neither correction the first step would be << value >> times as large.",
    decimals=2,
    check=lambda beta1, beta2, **_: sqrt((1 - beta1) ** 2 / (1 - beta2)),
    why=r"The factor is $(1 - \beta_1) / \sqrt{1 - \beta_2}$, << right >>.",
    wrong={
        "only_m": ("Only m is too small.", lambda beta1, **_: 1 - beta1),
        "no_root": ("Both are too small, and v divides.", lambda beta1, beta2, **_: (1 - beta1) / (1 - beta2)),
    },
)
def uncorrected_ratio(implementation, beta1, beta2, **_):
    return (1 - beta1) / (1 - beta2) ** 0.5


@question.proof
def proof():
    g, b1, b2, a = sp.symbols("g beta1 beta2 alpha", positive=True)
    m, v = (1 - b1) * g, (1 - b2) * g**2
    return [
        (a * (m / (1 - b1)) / sp.sqrt(v / (1 - b2)), a, False),
        ((a * m / sp.sqrt(v)) / a, (1 - b1) / sp.sqrt(1 - b2), False),
    ]
