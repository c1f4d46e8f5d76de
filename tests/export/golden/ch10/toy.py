"""ch10.toy  A toy for golden files.    Nowhere"""

from dlgrade.bank import Question

question = Question(
    about="",
    topics=("toy",),
    kinds=("MCQ", "MSQ", "NAT"),
    marks={"MCQ": 2, "MSQ": 1, "NAT": 2},
    bloom="remember",
    syllabus="da",
    decimals=2,
    unit="ms",
    stem={
        "MCQ": "If $x = << x >> < 9$ & `y<1`, what is $\\frac{x}{4}$?",
        "MSQ": "Which hold?",
        "NAT": "What is $\\frac{<< x >>}{4}$?\n\n```\nx = 1\n\ny = 2\n```",
    },
    explanation="It is << key >>.\n\n$$\\begin{bmatrix} 1 & 2 \\end{bmatrix}$$",
)


@question.draw
def draw(rng):
    return {"x": rng.integer("x", 5, 8)}


@question.answer
def answer(implementation, x):
    return x / 4


@question.check
def check(x):
    return x * 0.25


@question.mistake("One divides by 2.")
def half(x):
    return x / 2


@question.mistake("One multiplies by 4.")
def times(x):
    return 4.0 * x


@question.mistake("One divides by 8.")
def eighth(x):
    return x / 8


@question.mistake("One subtracts 4.")
def minus(x):
    return x - 4.0


question.true("$1 < 2$", why="Counting.", belief="Not.", mistake="not_less")
question.true("$2 < 3$", why="Counting.", belief="Not.", mistake="not_less")
question.true("$3 < 4$", why="Counting.", belief="Not.", mistake="not_less")
question.true("$4 < 5$", why="Counting.", belief="Not.", mistake="not_less")
question.false("$2 < 1$", why="Counting.", belief="Yes.", mistake="less")
question.false("$3 < 2$", why="Counting.", belief="Yes.", mistake="less")
question.false("$4 < 3$", why="Counting.", belief="Yes.", mistake="less")
