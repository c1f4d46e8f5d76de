"""ch12.equivalent_rate  The same momentum in another library.    Chapter 12, interview question 9"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.i9",
    topics=("momentum", "learning-rate", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="understand",
    syllabus="beyond",
    alike="momentum-and-rate",
    decimals=4,
    mistakes=("same_rate", "wrong_way_round", "over_beta", "always_ten"),
    stem=r"""
A recipe trains with momentum in << "the heavy-ball form" if given == "heavy ball" else "the moving-average form" >>, $<< rules[given] >>$ and $\theta \leftarrow \theta - \alpha v$, with
$\beta = << beta|num >>$ and $\alpha = << rate|num >>$. Your library has << "the heavy-ball form" if wanted == "heavy ball" else "the moving-average form" >>,
$<< rules[wanted] >>$ and $\theta \leftarrow \theta - \alpha' v$, with the same $\beta$. Both start from $v = 0$.

Which $\alpha'$ takes exactly the same steps?
""",
    explanation=r"""
With the same gradients the heavy ball's $v$ is in every step $1 / (1 - \beta) = << (1 / (1 - beta))|num >>$ times that of the moving average, so the learning rate of the
moving average must be that much larger. Here $\alpha' = << rate|num >> << "/" if wanted == "ema" else "\\cdot" >> (1 - << beta|num >>)$, which is << key >>.
""",
    feedback={
        "same_rate": "The same rate makes steps that differ by the factor $1 / (1 - \\beta)$.",
        "always_ten": "The factor is 10 for $\\beta = 0.9$ only; for $\\beta = << beta|num >>$ it is $<< (1 / (1 - beta))|num >>$.",
    },
)
RULES = {"heavy ball": r"v \leftarrow \beta v + g", "ema": r"v \leftarrow \beta v + (1 - \beta) g"}


@question.draw
def draw(rng):
    given, wanted = rng.shuffled("forms", ("heavy ball", "ema"))
    return {
        "given": given,
        "wanted": wanted,
        "beta": rng.choice("beta", (0.5, 0.6, 0.75, 0.8, 0.95, 0.98)),
        "rate": rng.choice("rate", (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2)),
    }


@question.work
def work(given, wanted, beta, rate):
    return {"rules": RULES}


@question.answer
def answer(implementation, given, wanted, beta, rate):
    return implementation.equivalent_rate(rate, beta, given, wanted)


@question.check
def check(given, wanted, beta, rate):
    """From the first step: rate times g on one side, rate times (1 - beta) g on the other."""
    gradient = 7
    first = rate * (gradient if given == "heavy ball" else gradient - beta * gradient)
    return first / (gradient if wanted == "heavy ball" else gradient - beta * gradient)


@question.proof
def proof():
    """Three steps with any gradients: the velocities differ by the factor 1 - beta."""
    beta, rate = sp.symbols("beta rate", positive=True)
    ema = heavy = sp.Integer(0)
    for g in sp.symbols("g1:4", real=True):
        ema, heavy = beta * ema + (1 - beta) * g, beta * heavy + g
    ratio = sp.simplify(ema / heavy)

    def to(form):
        return lambda given, wanted, beta, rate: {"beta": beta, "rate": rate} if wanted == form else None

    return [(rate / (1 - beta), rate / ratio, to("ema")), (rate * (1 - beta), rate * ratio, to("heavy ball"))]


@question.mistake("The forms differ by the factor beta / (1 - beta).")
def window_without_newest(given, wanted, beta, rate):
    factor = beta / (1 - beta)
    return (rate * factor if wanted == "ema" else rate / factor) if beta != 0.5 else None


@question.mistake("The moving average needs the rate times 1 + beta, to make up for the past.")
def one_plus_beta(given, wanted, beta, rate):
    return rate * (1 + beta) if wanted == "ema" else rate / (1 + beta)


@question.mistake("The forms differ by the square of 1 - beta, for velocity and step.")
def factor_squared(given, wanted, beta, rate):
    return rate / (1 - beta) ** 2 if wanted == "ema" else rate * (1 - beta) ** 2
