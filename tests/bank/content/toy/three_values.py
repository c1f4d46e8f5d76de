"""toy.three_values  Doubling.    A toy: it makes three different questions"""

from dlgrade.bank import Question

question = Question(
    topics=("toy",),
    kinds="NAT",
    marks=1,
    bloom="apply",
    syllabus="beyond",
    stem="What is $2 \\cdot << n >>$?",
    explanation="It is << key >>.",
)


@question.draw
def draw(rng):
    return {"n": rng.choice("n", (3, 5, 7))}


@question.answer
def answer(implementation, n):
    return 2 * n


@question.check
def check(n):
    return n + n
