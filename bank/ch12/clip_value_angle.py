"""ch12.clip_value_angle  How far clipping by value turns a gradient.    Chapter 12, exercise 12.16"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("gradient-clipping", "vectors"),
    kinds="NAT",
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
The gradient $g = << g|vec >>$ is clipped **by value** with the threshold $c = << c >>$: each entry by itself is forced into
$[-<< c >>, << c >>]$.

What is the cosine of the angle between $g$ and the clipped gradient?
""",
    explanation=r"""
The clipped gradient is $h = << h|vec >>$. The scalar product is $g^\top h = << dot >>$, the lengths are $\sqrt{<< gg >>} = << (gg ** 0.5)|num(4) >>$ and
$\sqrt{<< hh >>} = << (hh ** 0.5)|num(4) >>$. So the cosine is $<< dot >> / \sqrt{<< gg >> \cdot << hh >>}$, which is << key >>: the direction changes, as it would not with
clipping by norm.
""",
)


@question.draw
def draw(rng):
    c = rng.integer("c", 2, 5)
    small = [rng.integer("first", 1, c - 1), rng.integer("second", 1, c)]
    sizes = rng.shuffled("order", [c + rng.integer("more", 3, 12), *small])
    return {"g": [v * rng.choice("sign", (-1, 1)) for v in sizes], "c": c}


def clipped(g, c):
    return [max(-c, min(c, v)) for v in g]


def product(g, h):
    return sum(x * y for x, y in zip(g, h))


@question.work
def work(g, c):
    h = clipped(g, c)
    return {"h": h, "dot": product(g, h), "gg": product(g, g), "hh": product(h, h)}


@question.answer
def answer(implementation, g, c):
    h = clipped(g, c)
    return product(g, h) / math.sqrt(product(g, g) * product(h, h))


@question.check
def check(r, g, c):
    """By the law of cosines, from the three lengths of the triangle."""
    h = [c if v > c else -c if v < -c else v for v in g]
    a, b = r(sqrt(product(g, g))), r(sqrt(product(h, h)))
    cut = product(g, g) - 2 * product(g, h) + product(h, h)
    return (product(g, g) + product(h, h) - cut) / (2 * a * b)


@question.proof
def proof():
    x, y, z, c = sp.symbols("x y z c", positive=True)
    g, h = sp.Matrix([x, y, z]), sp.Matrix([c, y, z])
    formula = (x * c + y**2 + z**2) / sp.sqrt((x**2 + y**2 + z**2) * (c**2 + y**2 + z**2))
    side = (g - h).dot(g - h)

    def where(g, c):
        large, *rest = sorted(map(abs, g), reverse=True)
        return {"x": large, "y": rest[0], "z": rest[1], "c": c}

    lengths = sp.sqrt(g.dot(g)) * sp.sqrt(h.dot(h))
    return formula, sp.expand(g.dot(g) + h.dot(h) - side) / (2 * lengths), where


@question.mistake("The cosine is the ratio of the lengths.")
def ratio_of_lengths(g, c):
    h = clipped(g, c)
    return math.sqrt(product(h, h) / product(g, g))


@question.mistake("The scalar product is divided by the squared length of the gradient.")
def squared_length(g, c):
    return product(g, clipped(g, c)) / product(g, g)


@question.mistake("The sine takes the place of the cosine.")
def sine(g, c):
    return math.sqrt(1 - min(1.0, answer(None, g, c) ** 2))


@question.mistake("The cosine is the square of what it is: scalar product squared over both squared lengths.")
def squared_cosine(g, c):
    return answer(None, g, c) ** 2


@question.mistake("Clipping sets every entry to plus or minus the threshold.")
def all_at_threshold(g, c):
    h = [c if v > 0 else -c for v in g]
    return product(g, h) / math.sqrt(product(g, g) * product(h, h))


@question.mistake("An entry above the threshold is set to zero.")
def large_entry_dropped(g, c):
    h = [v if abs(v) <= c else 0 for v in g]
    return product(g, h) / math.sqrt(product(g, g) * product(h, h))


@question.mistake("The lengths are sums of absolute values.")
def sums_of_sizes(g, c):
    h = clipped(g, c)
    return product(g, h) / (sum(map(abs, g)) * sum(map(abs, h)))
