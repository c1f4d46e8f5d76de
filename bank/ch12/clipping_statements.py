"""ch12.clipping_statements  Clipping by value and by norm.    Chapter 12, exercise 12.16 and interview question 5"""

from dlgrade.bank import Question

ASK = """
A gradient $g$ with the global norm $<< norm >>$, whose largest entry in size is $<< largest >>$, may be clipped by its global norm (threshold $c$) or by value (each
entry forced into $[-c, c]$), with $c > 0$. """
question = Question(
    topics=("gradient-clipping", "exploding-gradients"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": ASK + "Which one of these statements is TRUE?",
        "MSQ": ASK + "Which of these statements is/are TRUE?",
    },
    explanation="Clipping by norm multiplies the whole gradient by $\\min(1, c / \\lVert g \\rVert)$: the direction stays, the length becomes at most $c$. Clipping by "
    "value cuts large entries alone: it changes the direction unless all entries are cut by the same factor, and bounds each entry, not the length. Here the norm is "
    "<< norm >> and the largest entry << largest >> in size. Both bound a step; neither makes small gradients larger.",
)


@question.draw
def draw(rng):
    largest = rng.integer("largest", 4, 12)
    return {
        "largest": largest,
        "norm": largest + rng.integer("more", 4, 10),
        "low": rng.integer("low", 1, 3),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.5)),
    }


DIRECTION = {"belief": "Clipping by value only shortens the gradient.", "mistake": "value_keeps_direction"}
question.true(
    "Clipping by norm with $c = << low >>$ keeps the direction of the gradient.",
    why="All entries are multiplied by one positive number, $<< low >> / << norm >>$.",
    belief="Every clipping bends the gradient.",
    mistake="norm_bends",
    group="direction",
)
question.false(
    "Clipping by value does not change the direction of a gradient.",
    why="Only the large entries are cut, so their ratio to the small ones changes.",
    group="direction",
    **DIRECTION,
)
question.true(
    "Clipping by value can change the direction of the gradient.",
    why="Only the large entries are cut, so their ratio to the small ones changes.",
    group="direction",
    **DIRECTION,
)
question.false(
    "Clipping by value can turn an entry of the gradient to the opposite sign.",
    why="An entry that is cut becomes $c$ or $-c$, with the sign that it had.",
    belief="Clipping by value can reverse a component.",
    mistake="sign_reversed",
    group="sign",
)
question.true(
    "After either clipping the scalar product of the gradient with its clipped version is positive.",
    why="Every entry keeps its sign, so no product of entries is negative.",
    belief="A clipped gradient may point uphill.",
    mistake="sign_reversed",
    group="sign",
)
LENGTH = {"belief": "A threshold on the entries is a threshold on the length.", "mistake": "value_bounds_length"}
question.false(
    "Clipping by value with $c = << low >>$ makes the norm of the gradient at most $<< low >>$.",
    why="It bounds each entry; $n$ entries of size $<< low >>$ have the norm $<< low >> \\cdot \\sqrt{n}$.",
    group="length",
    **LENGTH,
)
question.true(
    "Clipping by norm with $c = << low >>$ makes the norm of the gradient equal to $<< low >>$.",
    why="The norm << norm >> is above the threshold, and is multiplied by $<< low >> / << norm >>$.",
    belief="The norm is only brought closer to the threshold.",
    mistake="norm_not_reached",
    group="length",
)
question.false(
    "Clipping by norm with $c = << norm + low >>$ stretches the gradient to the norm $<< norm + low >>$.",
    why="The norm << norm >> is below the threshold, so nothing is done.",
    belief="Clipping sets the norm to the threshold, also from below.",
    mistake="small_stretched",
    group="below",
)
question.true(
    "Clipping by norm with $c = << norm + low >>$ does not change the gradient.",
    why="The norm << norm >> is below the threshold, so nothing is done.",
    belief="Clipping sets the norm to the threshold, also from below.",
    mistake="small_stretched",
    group="below",
)
question.true(
    "With $c = << largest + low >>$ clipping by value leaves the gradient as it is, though its norm is larger.",
    why="No entry is larger than << largest >> in size.",
    belief="Clipping by value compares the norm with the threshold.",
    mistake="value_looks_at_norm",
    group="value below",
)
question.false(
    "With $c = << largest + low >>$ clipping by value changes the gradient, as its norm is larger.",
    why="It looks at the entries, and none is larger than << largest >> in size.",
    belief="Clipping by value compares the norm with the threshold.",
    mistake="value_looks_at_norm",
    group="value below",
)
question.true(
    "With plain gradient descent at rate $<< alpha|num >>$ and norm clipping at $c = << low >>$ no step is longer than $<< (alpha * low)|num >>$.",
    why="The step is the learning rate times the clipped gradient, whose norm is at most << low >>.",
    belief="Clipping bounds the gradient but not the step.",
    mistake="step_not_bounded",
    group="step",
)
question.false(
    "With plain gradient descent at rate $<< alpha|num >>$ and norm clipping at $c = << low >>$ a step can be as long as $<< low >>$.",
    why="The step is the learning rate times the clipped gradient, at most $<< (alpha * low)|num >>$ long.",
    belief="The threshold is the length of the step.",
    mistake="threshold_is_step",
    group="step",
)
question.false(
    "Norm clipping cures vanishing gradients as well as exploding ones.",
    why="A factor of at most 1 never makes a gradient larger.",
    belief="Clipping brings every gradient to a good size.",
    mistake="cures_vanishing",
    group="vanishing",
)
question.true(
    "Norm clipping is a remedy for exploding gradients and none for vanishing ones.",
    why="A factor of at most 1 never makes a gradient larger.",
    belief="Clipping brings every gradient to a good size.",
    mistake="cures_vanishing",
    group="vanishing",
)
question.false(
    "Clipping must come after the optimizer's step, which would otherwise use a wrong gradient.",
    why="The step uses the gradient; clipping it afterwards has no effect on that step.",
    belief="Gradients are clipped after the update.",
    mistake="clipped_after_step",
    group="order",
)
question.true(
    "Clipping comes after the backward pass and before the optimizer's step.",
    why="It changes the gradient that the step is going to use.",
    belief="Gradients are clipped after the update.",
    mistake="clipped_after_step",
    group="order",
)
