"""ch10.recompute_time  Training without a cache.    Chapter 10, why Z and A are cached"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t5",
    topics=("caching", "backpropagation", "complexity"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    decimals=2,
    unit="hours",
    mistakes=("time_doubles", "first_forward_forgotten"),
    stem=r"""
In training a multilayer perceptron, each step takes << forward >> ms for the forward pass, which caches $Z^{[l]}$ and $A^{[l]}$,
and << backward >> ms for the backward pass, which uses them. A run of many such steps takes << hours >> hours. To save memory,
nothing is cached any more: before each backward pass the whole forward pass is simply computed once again (the backward pass
itself takes as long as before). How long does the same run take now?
""",
    explanation=r"""
A step took $<< forward >> + << backward >> = << forward + backward >>$ ms; now the forward pass is computed twice, and it takes
$2\cdot << forward >> + << backward >> = << 2 * forward + backward >>$ ms. The run takes
$<< hours >>\cdot\frac{<< 2 * forward + backward >>}{<< forward + backward >>}$, which is << key >>. Not caching does not double the
time, because the backward pass is not repeated.
""",
)


@question.draw
def draw(rng):
    return {
        "forward": rng.integer("forward", 10, 40),
        "backward": rng.integer("backward", 42, 90),
        "hours": rng.integer("hours", 12, 45),
    }


@question.answer
def answer(implementation, forward, backward, hours):
    return hours * implementation.caching_balance((2, 2), 1, backward / forward)["factor"]


@question.check
def check(r, forward, backward, hours):
    """The steps of the run, counted in milliseconds, pay one forward pass more each."""
    return hours + hours * r(forward / (forward + backward))


@question.proof
def proof():
    """Steps in the run, times the length of a step without the cache."""
    f, b, h, steps = sp.symbols("forward backward hours steps", positive=True)
    (count,) = sp.solve(sp.Eq(steps * (f + b), h), steps)
    return h * (2 * f + b) / (f + b), count * (f + f + b)


@question.mistake("Recomputing adds one forward pass out of three passes, whatever they take.")
def a_third_more(forward, backward, hours):
    return hours * 4 / 3


@question.mistake("The added forward pass is compared with the longer step, not with the old one.")
def share_of_the_new_step(forward, backward, hours):
    return hours * (1 + forward / (2 * forward + backward))


@question.mistake("Only half of the forward pass has to be done again.")
def half_a_pass(forward, backward, hours):
    return hours * (1 + forward / 2 / (forward + backward))


@question.mistake("Without a cache the backward pass runs twice.")
def backward_twice(forward, backward, hours):
    return hours * (forward + 2 * backward) / (forward + backward)
