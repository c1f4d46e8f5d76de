"""ch12.training_compute  From parameters and tokens to days of training.    Chapter 12, the case study of GPT-3"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.c1",
    topics=("compute", "backpropagation-cost"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=1,
    unit="days",
    mistakes=("forward_only", "backward_like_forward"),
    stem=r"""
A model with $N = << billions >> \cdot 10^9$ parameters is trained on $D = << tokens >> \cdot 10^9$ tokens. For each token a forward pass takes
two floating-point operations per parameter, and the backward pass twice as many as the forward pass. The computer has << devices >> accelerators
with a peak of $<< tera >> \cdot 10^{12}$ operations per second each, of which << percent >> % are reached.

How long does the training take?
""",
    explanation=r"""
Forward $2 N D$, backward $4 N D$: in all $6 N D = 6 \cdot << billions >> \cdot 10^9 \cdot << tokens >> \cdot 10^9 = << (6 * billions * tokens / 1000)|num >> \cdot 10^{21}$
operations. The computer makes $<< devices >> \cdot << tera >> \cdot 10^{12} \cdot << (percent / 100)|num >> = << speed|num >> \cdot 10^{15}$ of them per
second, so it needs $<< seconds|num(0) >>$ seconds. Divided by $86\,400$ this is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "billions": rng.choice("billions", (3, 6, 7, 12, 13, 20, 30)),
        "tokens": rng.choice("tokens", (200, 250, 300, 400, 500)),
        "devices": rng.choice("devices", (64, 128, 160, 256)),
        "tera": rng.choice("tera", (125, 150, 200, 300)),
        "percent": rng.choice("percent", (30, 35, 40, 45, 50)),
    }


def days_for(operations, devices, tera, percent):
    return operations / (devices * tera * 1e12 * percent / 100) / 86400


@question.work
def work(billions, tokens, devices, tera, percent):
    speed = devices * tera * percent / 1e5
    return {"speed": speed, "seconds": 6 * billions * tokens * 1e3 / speed}


@question.answer
def answer(implementation, billions, tokens, devices, tera, percent):
    petaflop_days = implementation.run_numbers(billions * 1e9, tokens * 1e9, 1, 1, 10, 0.9)["petaflop/s-days"]
    return petaflop_days / (devices * tera / 1000 * percent / 100)


@question.check
def check(billions, tokens, devices, tera, percent):
    """Operations for each token, and how many a day is good for."""
    operations = billions * 10**9 * (2 + 2 * 2)
    in_a_day = devices * tera * percent * 10**10 * 24 * 60 * 60
    return tokens * 10**9 * operations / in_a_day


@question.proof
def proof():
    """One multiplication and one addition for each weight forward; dW and dA backward cost as much each."""
    billions, tokens, devices, tera, percent = sp.symbols("billions tokens devices tera percent", positive=True)
    n, m, b = sp.symbols("n m b", positive=True)
    product = 2 * n * m * b  # operations of an (n, m) by (m, b) product, with n m weights and b tokens
    per_weight = sp.simplify(3 * product / (n * m * b))
    formula = billions * tokens * 10**18 * 6 / (devices * tera * 10**12 * percent / 100 * 86400)
    passes = per_weight * billions * tokens * 10**9 / (devices * tera * percent * 10 * 86400)
    return formula, passes


@question.mistake("The peak rate is what counts.")
def utilization_ignored(billions, tokens, devices, tera, percent):
    return days_for(6e18 * billions * tokens, devices, tera, 100)


@question.mistake("What is not used of the peak is what counts.")
def unused_share(billions, tokens, devices, tera, percent):
    return days_for(6e18 * billions * tokens, devices, tera, 100 - percent) if percent != 50 else None


@question.mistake("A forward pass takes one operation per parameter.")
def one_operation_forward(billions, tokens, devices, tera, percent):
    return days_for(3e18 * billions * tokens, devices, tera, percent)


@question.mistake("Backward costs three times as much as forward.")
def backward_three_times(billions, tokens, devices, tera, percent):
    return days_for(8e18 * billions * tokens, devices, tera, percent)


@question.mistake("Every token is processed twice, once for the loss and once for the gradient.")
def every_token_twice(billions, tokens, devices, tera, percent):
    return days_for(12e18 * billions * tokens, devices, tera, percent)


@question.mistake("The share that is reached holds for each of the two passes, so it is multiplied in twice.")
def percent_twice(billions, tokens, devices, tera, percent):
    return days_for(6e18 * billions * tokens, devices, tera, percent * percent / 100)
