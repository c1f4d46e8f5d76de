"""ch10.residual_chain_gradient  What skips leave of a gradient.    Chapter 10, solutions to gradient pathology"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("residual-networks", "vanishing-gradients", "relu"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="beyond",
    decimals=2,
    stem=r"""
A chain of << L >> residual blocks acts on one number: $h_l = h_{l-1} + w_l \, \mathrm{ReLU}(v_l h_{l-1})$ for $l = 1, \ldots, << L >>$. The input $h_0$ is positive, and

$$<< ws >>, \qquad << vs >>,$$

so that all $h_l$ are positive as well.

What is $\partial h_{<< L >>} / \partial h_0$?
""",
    explanation=r"""
As $h_{l-1} > 0$, the ReLU is active where $v_l > 0$: there the block multiplies the gradient by $1 + w_l v_l$. Where $v_l < 0$ its slope is 0, and the
skip alone passes the gradient on, times 1. The factors are $<< factors >>$, and the derivative is << key >>. (Without the skips the inactive block would have
made it 0.)
""",
    feedback={
        "branch_replaces_skip": "The skip stays beside an active branch and adds 1: the factor is $1 + w_l v_l$.",
        "always_active": "The slope of the ReLU is 0 where $v_l h_{l-1}$ is negative; such a block passes the gradient unchanged.",
    },
)


@question.draw
def draw(rng):
    L = rng.integer("L", 3, 4)
    off = rng.integer("off", 0, L - 1)
    v = [rng.integer(f"v{l}", 5, 20) / 10 * (-1 if l == off else 1) for l in range(L)]
    w = [rng.integer(f"w{l}", 1, 4) / 10 * rng.choice(f"sign{l}", (-1, 1)) for l in range(L)]
    if all(a > 0 for a in w):
        raise Reject("no block weakens the gradient")
    return {"w": w, "v": v}


@question.work
def work(w, v):
    def named(letter, values):
        return r",\ ".join(f"{letter}_{l} = {x:g}" for l, x in enumerate(values, 1))

    return {
        "L": len(w),
        "ws": named("w", w),
        "vs": named("v", v),
        "factors": r",\ ".join(f"{1 + a * b:g}" if b > 0 else "1" for a, b in zip(w, v)),
    }


@question.answer
def answer(implementation, w, v):
    product = 1
    for a, b in zip(w, v):
        product *= 1 + a * b if b > 0 else 1
    return product


@question.check
def check(r, w, v):
    """Forward from 1 and from 2: for positive inputs the chain is linear, so the difference is the slope."""
    ends = []
    for h in (1, 2):
        for a, b in zip(w, v):
            z = b * h
            h = r(h + a * (z if z > 0 else 0))
        ends.append(h)
    return ends[1] - ends[0]


@question.proof
def proof():
    """The chain for a positive input, differentiated; whether a block is active is told by 0 or 1."""
    h = sp.Symbol("h", positive=True)
    w, v, on = sp.symbols("w1:5"), sp.symbols("v1:5"), sp.symbols("on1:5")
    end = h
    for a, b, active in zip(w, v, on):
        end = end + a * active * b * end
    slope = sp.Symbol("slope", positive=True)
    formula = sp.prod([1 + active * a * b for a, b, active in zip(w, v, on)])

    def where(w, v):
        known = {}
        for l in range(4):
            inside = l < len(w)
            known[f"w{l + 1}"], known[f"v{l + 1}"] = (w[l], v[l]) if inside else (0, 0)
            known[f"on{l + 1}"] = int(inside and v[l] > 0)
        return known

    return [
        (sp.Max(0, slope * h).diff(h), slope, False),
        (sp.Max(0, -slope * h), sp.Integer(0), False),
        (formula, sp.diff(end, h), where),
    ]


def other(value, w, v):
    """The value where the belief makes a difference; a negative one would stand out."""
    right = times(1 + a * b for a, b in zip(w, v) if b > 0)
    return value if value > 0 and abs(value - right) > 1e-9 else None


def times(factors):
    product = 1
    for factor in factors:
        product *= factor
    return product


@question.mistake("An active branch replaces the skip.")
def branch_replaces_skip(w, v):
    return other(times(a * b for a, b in zip(w, v) if b > 0), w, v)


@question.mistake("The branch of a residual block is always active.")
def always_active(w, v):
    return times(1 + a * b for a, b in zip(w, v))


@question.mistake("The slope of an active ReLU is 1, so a block's factor is 1 + w.")
def inner_weight_forgotten(w, v):
    return times(1 + a for a, b in zip(w, v) if b > 0)


@question.mistake("The contributions of the blocks add up.")
def added_up(w, v):
    return other(1 + sum(a * b for a, b in zip(w, v) if b > 0), w, v)


@question.mistake("One skip leads over the whole chain: 1 is added once.")
def one_skip_for_all(w, v):
    return 1 + times(a * b for a, b in zip(w, v) if b > 0)


@question.mistake("Sizes count in a gradient, signs do not.")
def without_signs(w, v):
    return other(times(1 + abs(a * b) for a, b in zip(w, v) if b > 0), w, v)


@question.mistake("The weight behind the ReLU is a constant, and constants drop out of a derivative.")
def outer_weight_forgotten(w, v):
    return times(1 + b for b in v if b > 0)


@question.mistake("The last block belongs to the output and is not passed.")
def last_block_left_out(w, v):
    return other(times(1 + a * b for a, b in zip(w[:-1], v[:-1]) if b > 0), w, v)
