"""ch12.four_schedules  Four learning-rate schedules at one epoch.    Chapter 12, learning rate schedules"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, cos, exp

question = Question(
    about="ch12.t15",
    topics=("learning-rate-schedules",),
    kinds="MSQ",
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    stem=r"""
Four learning-rate schedules with the same largest rate, $\alpha_0 = << peak|num >>$, are compared over $T = << total >>$ epochs, counted from
$t = 0$: **step decay** from $\alpha_0$ at $t = 0$, multiplied by $<< factor|num >>$ after every $<< size >>$ epochs, so that epoch $<< size >>$ is the
first with a lower rate; **exponential decay** $\alpha_0 e^{-k t}$ with $k = << k|num >>$; **cosine annealing** from $\alpha_0$ at
$t = 0$ down to the floor $<< floor|num >>$ at $t = T$; **linear warm-up** from 0 at $t = 0$ to $\alpha_0$ at $t = << warmup >>$, constant
afterwards.

Which of these statements on epoch $t = << t >>$ is/are right, rounded to 4 decimal places?
""",
    explanation=r"""
Step decay: $\lfloor << t >> / << size >> \rfloor = << t // size >>$ drop<< "" if t // size == 1 else "s" >>, so
$<< peak|num >> \cdot << factor|num >>^{<< t // size >>} = << rates[0]|num(4) >>$. Exponential decay:
$<< peak|num >> \cdot e^{-<< (k * t)|num >>} = << rates[1]|num(4) >>$. Cosine annealing, the angle in radians:
$<< floor|num >> + \frac{1}{2} (<< peak|num >> - << floor|num >>) (1 + \cos(\pi \cdot << t >> / << total >>)) = << rates[2]|num(4) >>$.
Warm-up: << "the line is over, so the rate is" if t >= warmup else "on the line, the rate is $t / %d$ of the peak," % warmup >>
$<< rates[3]|num(4) >>$.
""",
)


@question.draw
def draw(rng):
    total = rng.choice("total", (40, 50, 60, 80, 100))
    values = {
        "total": total,
        "t": rng.integer("t", 8, total - 5),
        "peak": rng.choice("peak", (0.2, 0.4, 0.5, 0.8)),
        "factor": rng.choice("factor", (0.3, 0.4, 0.6, 0.7)),
        "size": rng.choice("size", (12, 15, 20, 25)),
        "k": rng.choice("k", (0.02, 0.03, 0.05)),
        "floor": rng.choice("floor", (0.01, 0.02, 0.05)),
        "warmup": rng.choice("warmup", (16, 20, 32)),
    }
    if min(rates(**values)) < 0.002:
        raise Reject("four decimals hardly show the rate")
    return values


def rates(t, total, peak, factor, size, k, floor, warmup):
    return (
        peak * factor ** (t // size),
        peak * math.exp(-k * t),
        floor + (peak - floor) / 2 * (1 + math.cos(math.pi * t / total)),
        peak * min(t, warmup) / warmup,
    )


@question.work
def work(**values):
    return {"rates": rates(**values)}


def times(t, size):
    return len(range(size, t + 1, size))


@question.claim(
    "Step decay has the rate << value >>.",
    decimals=4,
    check=lambda t, peak, factor, size, **_: peak * math.prod([factor] * times(t, size)),
    why="Whole blocks that are over count: the rate is << right >>.",
    wrong={
        "no_whole_blocks": (
            "The rate slides down a little in every epoch.",
            lambda t, peak, factor, size, **_: peak * factor ** (t / size),
        ),
        "factor_taken_off": (
            "Each step lowers the rate by the fraction factor.",
            lambda t, peak, factor, size, **_: peak * (1 - factor) ** (t // size),
        ),
        "drop_at_start": (
            "Epoch 0 has the first drop.",
            lambda t, peak, factor, size, **_: peak * factor ** (t // size + 1),
        ),
    },
)
def step(implementation, t, peak, factor, size, **_):
    return implementation.step_decay(t, peak, factor, size)


@question.claim(
    "Exponential decay has the rate << value >>.",
    decimals=4,
    check=lambda t, peak, k, **_: peak / exp(k * t),
    why=r"$\alpha_0 e^{-kt}$ is << right >>.",
    wrong={
        "base_two": (
            "Exponential decay halves the rate, so the base is 2.",
            lambda t, peak, k, **_: peak * 2 ** (-k * t),
        ),
        "discrete_decay": (
            "Decaying by k means multiplying by 1 - k every time.",
            lambda t, peak, k, **_: peak * (1 - k) ** t,
        ),
        "inverse_time": ("Decay means dividing by 1 + k t.", lambda t, peak, k, **_: peak / (1 + k * t)),
    },
)
def exponential(implementation, t, peak, k, **_):
    return implementation.exponential_decay(t, peak, k)


@question.claim(
    "Cosine annealing has the rate << value >>.",
    decimals=4,
    check=lambda t, total, peak, floor, **_: floor + (peak - floor) * cos(math.pi * t / total / 2) ** 2,
    why="Half a cosine between peak and floor gives << right >>.",
    wrong={
        "floor_dropped": (
            "The cosine runs from the peak to zero.",
            lambda t, total, peak, **_: peak / 2 * (1 + math.cos(math.pi * t / total)),
        ),
        "degrees": (
            "Half a turn is 180, so that goes into the cosine.",
            lambda t, total, peak, floor, **_: floor + (peak - floor) / 2 * (1 + math.cos(180 * t / total)),
        ),
        "full_turn": (
            "A cosine's period is 2 pi, so the run is one whole turn.",
            lambda t, total, peak, floor, **_: floor + (peak - floor) / 2 * (1 + math.cos(2 * math.pi * t / total)),
        ),
    },
)
def cosine(implementation, t, total, peak, floor, **_):
    return implementation.cosine_annealing(t, peak, floor, total)


@question.claim(
    "Warm-up has the rate << value >>.",
    decimals=4,
    check=lambda t, peak, warmup, **_: peak - peak * max(0, warmup - t) / warmup,
    why="A straight line up to its end, then constant: << right >>.",
    wrong={
        "without_end": (
            "The line simply continues.",
            lambda t, peak, warmup, **_: peak * t / warmup if t > warmup else None,
        ),
        "one_ahead": (
            "The first epoch already gets its share.",
            lambda t, peak, warmup, **_: peak * (t + 1) / warmup if t < warmup else None,
        ),
    },
)
def warm_up(implementation, t, peak, warmup, **_):
    return implementation.linear_warmup(t, peak, warmup)


@question.proof
def proof():
    """The differential equation of the decay, the half-angle form of the cosine, and its two ends."""
    t, k, peak, floor, total = sp.symbols("t k peak floor total", positive=True)
    decay, angle = peak * sp.exp(-k * t), sp.pi * t / total
    cosine = floor + (peak - floor) / 2 * (1 + sp.cos(angle))
    return [
        (sp.diff(decay, t), -k * decay, False),
        (cosine, floor + (peak - floor) * sp.cos(angle / 2) ** 2, False),
        (cosine.subs(t, 0), peak, False),
        (cosine.subs(t, total), floor, False),
    ]
