"""ch12.optimizer_choice_statements  What the choice of an optimizer changes.    Chapter 12, the optimizer flowchart"""

from dlgrade.bank import Question

question = Question(
    topics=("optimizers", "adam", "adamw", "momentum"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": "A network with << millions >> million parameters is to be trained, by Adam (Kingma and Ba's default settings, so "
        "$\\beta_1 = 0.9$, $\\beta_2 = 0.999$) or by another method. Which one of these statements is TRUE?",
        "MSQ": "A network with << millions >> million parameters is to be trained, by Adam (Kingma and Ba's default settings, so "
        "$\\beta_1 = 0.9$, $\\beta_2 = 0.999$) or by another method. Which of these statements is/are TRUE?",
    },
    explanation="Adam keeps two moments for each parameter, SGD with momentum one velocity, plain SGD nothing. Adam divides by the root "
    "of the second moment, so scaling all gradients does not change its steps, and an L2 term in the loss is divided as well; AdamW "
    "decays the weights outside of this ratio. No optimizer gives the better test accuracy on every problem.",
)


@question.draw
def draw(rng):
    return {
        "millions": rng.integer("millions", 2, 80),
        "c": rng.choice("c", (2, 5, 10, 100)),
        "lr": rng.choice("lr", (0.001, 0.003)),
    }


STATE = {"belief": "An optimizer needs no memory beyond the parameters and their gradient.", "mistake": "no_state"}
question.true(
    "Adam keeps << 2 * millions >> million numbers as its state, besides parameters and gradient.",
    why="Two moments for each of the << millions >> million parameters.",
    group="state",
    **STATE,
)
question.false(
    "Adam keeps << millions >> million numbers as its state, besides parameters and gradient.",
    why="It keeps two moments for each parameter, << 2 * millions >> million numbers.",
    group="state",
    **STATE,
)
question.true(
    "SGD with momentum keeps << millions >> million numbers as its state, half as many as Adam.",
    why="One velocity for each parameter; Adam keeps two moments.",
    group="momentum",
    **STATE,
)
question.false(
    "SGD with momentum keeps a single velocity, the same for all parameters, as its state.",
    why="Each of the << millions >> million parameters has a velocity of its own.",
    group="momentum",
    **STATE,
)
DECAY = {"belief": "AdamW is Adam with an L2 penalty in the loss.", "mistake": "adamw_is_l2", "group": "decay"}
question.true(
    "AdamW decays each weight by a term that is not divided by the root of its second moment.",
    why="The decay is decoupled from the gradient's moments.",
    **DECAY,
)
question.false(
    "AdamW is Adam with an L2 penalty added to the loss, under another name.",
    why="An L2 penalty enters the moments and is divided by the root of $\\hat v$; AdamW's decay is not.",
    **DECAY,
)
PLAIN = {
    "belief": "Weight decay and an L2 penalty differ for every optimizer.",
    "mistake": "never_the_same",
    "group": "plain",
}
question.true(
    "For plain SGD an L2 penalty and weight decay give the same step, if their strengths are matched.",
    why="The gradient of the penalty is proportional to the weight, and nothing divides it.",
    **PLAIN,
)
question.false(
    "For plain SGD no choice of strengths makes an L2 penalty and weight decay the same step.",
    why="Decay by $\\alpha \\lambda w$ is the gradient step of $\\frac{\\lambda}{2} w^2$.",
    **PLAIN,
)
RATE = {"belief": "A learning rate is a property of the problem.", "mistake": "one_rate_for_all", "group": "rate"}
question.true(
    "The learning rate must be tuned anew on changing from Adam to SGD with momentum.",
    why="Adam's steps are of the size of $\\alpha$, those of SGD are of the size of $\\alpha$ times the gradient.",
    **RATE,
)
question.false(
    "A learning rate of $<< lr|num >>$ that is good for Adam is good for SGD with momentum, as the loss is the same.",
    why="Adam's steps are of the size of $\\alpha$, those of SGD are of the size of $\\alpha$ times the gradient.",
    **RATE,
)
SCALE = {"belief": "Adam's steps grow with the gradients.", "mistake": "scale_matters", "group": "scale"}
question.true(
    "Multiplying the loss by $<< c >>$ leaves Adam's steps unchanged, but for $\\epsilon$.",
    why="$\\hat m$ and $\\sqrt{\\hat v}$ both grow by the factor << c >>.",
    **SCALE,
)
question.false(
    "Multiplying the loss by $<< c >>$ multiplies Adam's steps by $<< c >>$.",
    why="$\\hat m$ and $\\sqrt{\\hat v}$ both grow by the factor << c >>, and their ratio stays.",
    **SCALE,
)
question.true(
    "Multiplying the loss by $<< c >>$ multiplies the steps of plain SGD by $<< c >>$.",
    why="Its step is proportional to the gradient.",
    belief="Every optimizer ignores the scale of the loss.",
    mistake="sgd_ignores_scale",
    group="scale",
)
BETTER = {
    "belief": "Adam is newer and adaptive, so SGD cannot beat it.",
    "mistake": "adam_always_better",
    "group": "better",
}
question.true(
    "Well tuned SGD with momentum has reached better test accuracy than Adam on image classifiers.",
    why="There are published comparisons both ways; neither wins on every problem.",
    **BETTER,
)
question.false(
    "Adam's adaptive steps guarantee a test accuracy at least as good as that of SGD with momentum.",
    why="There is no such guarantee; SGD with momentum has won on image classifiers.",
    **BETTER,
)
LAMB = {"belief": "LAMB is for small batches, where gradients are noisy.", "mistake": "lamb_for_small", "group": "lamb"}
question.true(
    "LAMB was designed for training with very large batches.",
    why="It scales each layer's step so that batches of tens of thousands still train.",
    **LAMB,
)
question.false(
    "LAMB was designed for the noisy gradients of very small batches.",
    why="It was designed for very large batches, on many machines.",
    **LAMB,
)
