"""ch12.velocity_after_rate_drop  Momentum after a drop of the learning rate, in two libraries.    Chapter 12, momentum"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("momentum", "learning-rate-schedules", "pytorch", "keras"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    alike="framework-conventions",
    decimals=4,
    stem=r"""
<% if form == "outside" %>
PyTorch's momentum keeps the learning rate out of the velocity: $v \leftarrow \beta v + g$, then $\theta \leftarrow \theta - \alpha v$.
<% else %>
Keras's momentum has the learning rate inside the velocity: $v \leftarrow \beta v - \alpha g$, then $\theta \leftarrow \theta + v$.
<% endif %>
It starts from $v = 0$ with $\beta = << beta|num >>$. In steps 1 and 2 the learning rate is $\alpha = << high|num >>$, in step 3 it
has dropped to $\alpha = << low|num >>$. The gradients of the three steps are $<< g1|num >>$, $<< g2|num >>$ and $<< g3|num >>$.

What is $\theta_3 - \theta_2$, the change in step 3?
""",
    explanation=r"""
<% if form == "outside" %>
The velocity holds gradients alone: $v_1 = << g1|num >>$, $v_2 = << beta|num >> v_1 << g2|signed >> = << v2|num >>$ and
$v_3 = << beta|num >> v_2 << g3|signed >> = << v3|num >>$. The new rate multiplies all of it: $-<< low|num >> v_3$, which is << key >>. Were
the rate inside, what is left of the earlier steps would keep the old rate: $<< other|num(4) >>$.
<% else %>
The velocity holds steps, each with the rate of its time: $v_1 = -<< high|num >> \cdot << g1_ >> = << v1|num >>$,
$v_2 = << beta|num >> v_1 - << high|num >> \cdot << g2_ >> = << v2|num >>$ and $v_3 = << beta|num >> v_2 - << low|num >> \cdot << g3_ >>$, which
is << key >>: the drop shortens the newest part only. Were the rate outside, all of it would be shortened: $<< other|num(4) >>$.
<% endif %>
""",
)


@question.draw
def draw(rng):
    high = rng.choice("high", (0.1, 0.2, 0.4, 0.5))
    sign = rng.choice("sign", (-1, 1))
    gradients = rng.decimals("g", 3, 0.5, 3.0, 1)
    return {
        "form": rng.choice("form", ("outside", "inside")),
        "beta": rng.choice("beta", (0.5, 0.6, 0.8, 0.9)),
        "high": high,
        "low": round(high / rng.choice("drop", (2, 5, 10)), 4),
        **{f"g{k + 1}": g * sign for k, g in enumerate(gradients)},
    }


def third_step(form, beta, rates, gradients):
    """The last of the steps of one form of momentum, and the velocities on the way."""
    v, velocities = 0.0, []
    for rate, g in zip(rates, gradients):
        v = beta * v + g if form == "outside" else beta * v - rate * g
        velocities.append(v)
    return (-rates[-1] * v if form == "outside" else v), velocities


@question.work
def work(form, beta, high, low, g1, g2, g3):
    rates, gradients = (high, high, low), (g1, g2, g3)
    other = third_step("inside" if form == "outside" else "outside", beta, rates, gradients)[0]
    velocities = third_step(form, beta, rates, gradients)[1]
    shown = {f"v{k + 1}": round(v, 8) for k, v in enumerate(velocities)}
    return {
        **shown,
        "other": other,
        **{f"g{k + 1}_": f"({g:g})" if g < 0 else f"{g:g}" for k, g in enumerate(gradients)},
    }


@question.answer
def answer(implementation, form, beta, high, low, g1, g2, g3):
    return third_step(form, beta, (high, high, low), (g1, g2, g3))[0]


@question.check
def check(r, form, beta, high, low, g1, g2, g3):
    """As a sum over the gradients, each with its weight and with the rate that it meets."""
    past = r(beta * beta * g1 + beta * g2)
    return -(low if form == "outside" else high) * past - low * g3


@question.proof
def proof():
    """The recursions with symbols, against the weights beta^k of the gradients."""
    beta, high, low, *g = sp.symbols("beta high low g1 g2 g3", real=True)
    rates = (high, high, low)
    outside = inside = sp.Integer(0)
    for rate, gradient in zip(rates, g):
        outside, inside = beta * outside + gradient, beta * inside - rate * gradient
    weights = [sp.Matrix([[beta]]) ** k for k in (2, 1, 0)]

    def of(which):
        return lambda form, **values: values if form == which else None

    return [
        (-low * sum(w[0] * x for w, x in zip(weights, g)), sp.expand(-low * outside), of("outside")),
        (-sum(w[0] * x * rate for w, x, rate in zip(weights, g, rates)), sp.expand(inside), of("inside")),
    ]


@question.mistake("It does not matter whether the learning rate is inside or outside of the velocity.")
def other_form(form, beta, high, low, g1, g2, g3):
    return third_step("inside" if form == "outside" else "outside", beta, (high, high, low), (g1, g2, g3))[0]


@question.mistake("Momentum is a moving average of gradients, with 1 - beta before the new one.")
def moving_average(form, beta, high, low, g1, g2, g3):
    return third_step(form, beta, (high, high, low), (g1, g2, g3))[0] * (1 - beta)


@question.mistake("After a drop of the learning rate the velocity starts anew.")
def velocity_reset(form, beta, high, low, g1, g2, g3):
    return -low * g3


@question.mistake("The velocity keeps the learning rate with which it began.")
def old_rate(form, beta, high, low, g1, g2, g3):
    return -high * (beta * beta * g1 + beta * g2 + g3)


@question.mistake("The velocity remembers one step only.")
def one_step_memory(form, beta, high, low, g1, g2, g3):
    return third_step(form, beta, (high, low), (g2, g3))[0]


@question.mistake("The velocity counts all gradients in full.")
def no_decay(form, beta, high, low, g1, g2, g3):
    return third_step(form, 1.0, (high, high, low), (g1, g2, g3))[0]
