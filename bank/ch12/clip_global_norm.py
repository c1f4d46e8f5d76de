"""ch12.clip_global_norm  Clipping by the global norm.    Chapter 12, exercise 12.16"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("gradient-clipping", "exploding-gradients"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
A model has two parameter tensors. Backpropagation gives them the gradients $(<< g[0] >>, << g[1] >>)$ and $(<< g[2] >>)$. The gradients are clipped by
their **global norm** with the threshold << bound|num >>.

What is the first entry of the first tensor's gradient after clipping?
""",
    explanation=r"""
The global norm is taken over all entries of all tensors: $\sqrt{<< g[0] * g[0] >> + << g[1] * g[1] >> + << g[2] * g[2] >>} = << norm >>$. It is above
<< bound|num >>, so every entry is multiplied by $<< bound|num >> / << norm >> = << (bound / norm)|num(5) >>$, also those of the small tensor:
$<< g[0] >> \cdot << (bound / norm)|num(5) >>$ is << key >>.
""",
)
QUADRUPLES = (
    (2, 3, 6),
    (1, 4, 8),
    (4, 4, 7),
    (2, 6, 9),
    (6, 6, 7),
    (3, 4, 12),
    (2, 5, 14),
    (2, 10, 11),
    (8, 9, 12),
    (6, 10, 15),
)


@question.draw
def draw(rng):
    sizes = rng.shuffled("sizes", rng.choice("quadruple", QUADRUPLES))
    g = [size * rng.choice("sign", (-1, 1)) for size in sizes]
    norm = math.isqrt(sum(v * v for v in g))
    return {"g": g, "bound": rng.choice("bound", [x / 2 for x in range(2, 2 * norm - 2)])}


def norm_of(g):
    return math.sqrt(sum(v * v for v in g))


@question.work
def work(g, bound):
    return {"norm": math.isqrt(sum(v * v for v in g))}


@question.answer
def answer(implementation, g, bound):
    return g[0] * (bound / norm_of(g))


@question.check
def check(r, g, bound):
    """The factor is the root of the quotient of the squares."""
    factor = r(sqrt(bound * bound / sum(v * v for v in g)))
    return factor * g[0]


@question.proof
def proof():
    """The clipped gradient has the length of the threshold."""
    x, y, z = sp.symbols("x y z", real=True)
    bound = sp.Symbol("bound", positive=True)
    norm = sp.sqrt(x**2 + y**2 + z**2)
    clipped = [v * bound / norm for v in (x, y, z)]
    angle = sp.acos(x / norm)

    def where(g, bound):
        return {"x": g[0], "y": g[1], "z": g[2], "bound": bound}

    return [(clipped[0], bound * sp.cos(angle), where), (sp.sqrt(sum(v**2 for v in clipped)), bound, False)]


@question.mistake("Each tensor is clipped by a norm of its own.")
def norm_of_each_tensor(g, bound):
    return g[0] * min(1.0, bound / math.hypot(g[0], g[1]))


@question.mistake("Clipping limits each entry to the threshold.")
def by_value(g, bound):
    return float(max(-bound, min(bound, g[0])))


@question.mistake("The norm is the sum of the absolute values.")
def sum_of_sizes(g, bound):
    return g[0] * bound / sum(map(abs, g))


@question.mistake("The norm is the largest absolute value.")
def largest_entry(g, bound):
    return g[0] * min(1.0, bound / max(map(abs, g)))


@question.mistake("The norms of the tensors are added up.")
def norms_added(g, bound):
    return g[0] * bound / (math.hypot(g[0], g[1]) + abs(g[2]))


@question.mistake("The scaling is by the square root of threshold over norm.")
def root_of_factor(g, bound):
    return g[0] * math.sqrt(bound / norm_of(g))


@question.mistake("Clipping divides by the norm; the threshold only says when.")
def made_to_length_one(g, bound):
    return g[0] / norm_of(g) if bound != 1 else None
