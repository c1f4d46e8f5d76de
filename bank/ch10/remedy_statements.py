"""ch10.remedy_statements  How remedies for vanishing and exploding gradients work.    Chapter 10, solutions to gradient pathology"""

from dlgrade.bank import Question

question = Question(
    topics=("vanishing-gradients", "exploding-gradients", "initialization", "residual-networks"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=3,
    stem={
        kind: "A feed-forward or recurrent network with << depth >> layers (or time steps) suffers from vanishing or exploding "
        "gradients. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements about remedies is TRUE?"),
            ("MSQ", "Which of these statements about remedies is/are TRUE?"),
        )
    },
    explanation="ReLU has slope 1 for positive inputs; He initialization draws weights with variance $2/n_{\\text{prev}}$ and keeps "
    "$E[a^2]$; batch normalization brings what each unit computes to mean 0 and variance 1 over the batch (before its learned scale and shift); a residual connection adds the "
    "identity to the derivative; gates multiply a carried state by a factor that the network computes; clipping shrinks a gradient that is longer than "
    "a threshold and does nothing for short ones.",
)


@question.draw
def draw(rng):
    threshold = rng.integer("threshold", 1, 6)
    return {
        "depth": rng.integer("depth", 20, 150),
        "threshold": threshold,
        "norm": threshold * rng.integer("times", 2, 9),
        "width": rng.choice("width", (50, 100, 128, 200, 256, 400, 512)),
    }


LIFTS = dict(belief="Clipping lifts small gradients to a decent size.", mistake="clipping_lifts")
DIRECTION = dict(belief="Clipping the norm cuts each entry off.", mistake="clipping_turns")
SIGMOID = dict(belief="He initialization was made for sigmoid units.", mistake="he_for_sigmoid", group="he")
REMOVES = dict(belief="With ReLU there is no vanishing gradient any more.", mistake="relu_removes_it", group="relu")
SWAPPED = dict(
    belief="Batch normalization and He initialization do the same to the weights.",
    mistake="normalization_is_initialization",
    group="normalization",
)
GATES = dict(
    belief="A residual connection decides with a factor how much passes; a gate lets everything pass.",
    mistake="gate_and_residual_swapped",
)
NORM = dict(
    belief="The identity path makes every gradient at least as long as before.", mistake="identity_is_a_guarantee"
)
DEPTH = dict(belief="Eigenvalues of size 1 are always stable.", mistake="eigenvalues_decide", group="eigenvalues")

question.true(
    "Clipping the norm at << threshold >> leaves a gradient of length $0.00<< threshold >>$ as it is.",
    why="Only gradients longer than the threshold are changed.",
    group="clip",
    **LIFTS,
)
question.false(
    "Clipping the norm at << threshold >> can lengthen a gradient: one of length $0.00<< threshold >>$ gets the length << threshold >>.",
    why="Clipping only shortens; it is a remedy for exploding gradients.",
    group="clip",
    **LIFTS,
)
question.true(
    "Clipping the norm at << threshold >> makes a gradient of length << norm >> shorter and keeps its direction.",
    why="All its entries are multiplied by << threshold >>/<< norm >>.",
    group="direction",
    **DIRECTION,
)
question.false(
    "Clipping the norm at << threshold >> sets each entry above << threshold >> to << threshold >> and leaves the others alone.",
    why="That is clipping by value; the norm is clipped by multiplying all entries with one factor.",
    group="direction",
    **DIRECTION,
)
question.true(
    "He initialization of a layer with << width >> inputs is derived for ReLU units, which lose half of $E[z^2]$.",
    why="The 2 in $2/n_{\\text{prev}}$ makes up for the half of the second moment that ReLU sets to zero.",
    **SIGMOID,
)
question.false(
    "He initialization of a layer with << width >> inputs is derived for sigmoid units, whose slope is at most 1/4.",
    why="It is derived for ReLU: the 2 in $2/n_{\\text{prev}}$ makes up for the half that is set to zero.",
    **SIGMOID,
)
question.true(
    "ReLU does not keep the gradients of << depth >> layers from vanishing, since the weights multiply them too.",
    why="Slopes of 1 leave the product of the weights, and inactive units pass nothing.",
    **REMOVES,
)
question.false(
    "ReLU keeps the gradients of << depth >> layers from vanishing, since every slope is 1.",
    why="The slope is 0 for negative inputs, and the weights multiply the gradient as well.",
    **REMOVES,
)
question.false(
    "The variance that He initialization takes does not depend on the << width >> inputs of a layer, only on its activation.",
    why="It is $2/n_{\\text{prev}}$, here $2/<< width >>$: a sum over more inputs takes smaller weights.",
    belief="The 2 of He initialization is the variance of the weights.",
    mistake="he_without_width",
    group="he",
)
question.true(
    "Batch normalization rescales values of units in every training step, He initialization only chooses the initial weights.",
    why="One normalizes in each forward pass, the other chooses a variance once.",
    **SWAPPED,
)
question.false(
    "Batch normalization rescales the weights of each layer to the variance $2/n_{\\text{prev}}$ in every training step.",
    why="It normalizes values of units over the batch and touches no weight.",
    **SWAPPED,
)
question.true(
    "A residual block $x + F(x)$ has the derivative $I + F'(x)$, so part of the gradient passes as it is.",
    why="The sum rule: the identity comes from the path that skips the block.",
    group="residual",
    **GATES,
)
question.false(
    "A residual block multiplies its input by a learned factor between 0 and 1 before it is added.",
    why="That is a gate; a residual connection adds the input as it is.",
    group="residual",
    **GATES,
)
question.true(
    "The forget gate of an LSTM multiplies the carried state by factors between 0 and 1 that the network computes.",
    why="A forget gate near 1 carries the state, and its gradient, over many steps.",
    group="gate",
    **GATES,
)
question.false(
    "The forget gate of an LSTM hands on the carried state unchanged, like the identity path of a residual block.",
    why="It multiplies each entry of the state by a factor between 0 and 1.",
    group="gate",
    **GATES,
)
question.false(
    "A residual connection makes the derivative of a block invertible, whatever the block computes.",
    why="For $F'(x) = -I$ the derivative $I + F'(x)$ is zero.",
    group="singular",
    **NORM,
)
question.true(
    "A residual connection does not make the derivative of a block invertible in every case.",
    why="For $F'(x) = -I$ the derivative $I + F'(x)$ is zero.",
    group="singular",
    **NORM,
)
question.false(
    "If all eigenvalues of a layer's matrix are 1, its power with the exponent << depth >> has the same norm as the matrix.",
    why="$\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$ to the power $k$ has the entry $k$.",
    **DEPTH,
)
question.true(
    "That all eigenvalues of a layer's matrix are 1 does not bound the norms of its powers.",
    why="$\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$ to the power $k$ has the entry $k$.",
    **DEPTH,
)
