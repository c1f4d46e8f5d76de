"""ch12.sound_statements  What momentum does.    A sound pool of statements in which test_planted plants faults"""

from dlgrade.bank import Question

question = Question(
    topics=("momentum",),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    stem="A network with << n >> parameters is trained with momentum, $\\beta = << beta|num >>$. Which is/are TRUE?",
    explanation="The velocity is a moving average of the gradients, one number for each of << n >> parameters.",
)


@question.draw
def draw(rng):
    return {"n": rng.integer("n", 20, 90), "beta": rng.choice("beta", (0.8, 0.9, 0.95))}


def pair(name, right, wrong):
    question.true(right, why="So it is defined.", belief=f"About {name}: the other way.", mistake=name)
    question.false(wrong, why="It is the other way.", belief=f"About {name}: the other way.", mistake=name)


pair("size", "The velocity holds << n >> numbers.", "The velocity holds << 2 * n >> numbers.")
pair("start", "The velocity of << n >> numbers starts at zero.", "The velocity of << n >> numbers starts at one.")
pair("cost", "Momentum needs one gradient for a step.", "Momentum needs two gradients for a step.")
pair("sign", "Gradients that turn around cancel out.", "Gradients that turn around add up.")
pair("weight", "A gradient loses weight in time.", "A gradient gains weight in time.")
