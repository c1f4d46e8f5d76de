"""ch12.sound_claims  One step of momentum.    Sound claims in which test_planted plants faults"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("momentum",),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="beyond",
    stem="A velocity is $v_t = \\beta v_{t-1} + g$ with $\\beta = << beta|num >>$, $v_0 = 0$ and $g = << g >>$ at each "
    "step. Which is/are TRUE?",
    explanation="Every step adds $g$ to $\\beta$ times the old velocity.",
)


@question.draw
def draw(rng):
    return {"beta": rng.choice("beta", (0.5, 0.75, 0.8)), "g": rng.integer("g", 2, 40)}


@question.proof
def proof():
    beta, g, k = sp.symbols("beta g k", positive=True)
    steps = [0]
    for _ in range(3):
        steps.append(beta * steps[-1] + g)
    return [(steps[3], sp.summation(g * beta**k, (k, 0, 2)), False)]


def velocity(t, beta, g):
    return sum(g * beta**k for k in range(t))


def stepped(t, beta, g):
    v = 0.0
    for _ in range(t):
        v = beta * v + g
    return v


for t in (1, 2, 3, 4, 5):

    def claimed(implementation, beta, g, t=t):
        return velocity(t, beta, g)

    claimed.__name__ = f"after_{t}"
    question.claim(
        f"After {t} steps $v_{t}$ is << value >>.",
        check=lambda beta, g, t=t: stepped(t, beta, g),
        decimals=3,
        why="Step by step it is << right >>.",
        wrong={
            "no_memory": ("The velocity is the gradient.", lambda beta, g, t=t: g if t > 1 else beta * g),
            "no_decay": ("Gradients add up whole.", lambda beta, g, t=t: (t + 1) * g),
        },
    )(claimed)
