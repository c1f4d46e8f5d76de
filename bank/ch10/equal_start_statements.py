"""ch10.equal_start_statements  When all weights start equal.    Chapter 10, the initializer of the network class"""

from dlgrade.bank import Question

question = Question(
    topics=("initialization", "symmetry", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
A network with << n >> inputs, one hidden layer of << h >> tanh units and one sigmoid output is trained by full-batch gradient descent on
the binary cross-entropy. At the start all weights of both layers are $<< c|num >>$ and all biases are 0. The inputs of the examples
differ, and so do their labels.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE, whatever the training data are?"),
            ("MSQ", "Which of these statements is/are TRUE, whatever the training data are?"),
        )
    },
    explanation=r"""
Equal units compute equal values and get equal gradients, so the << h >> hidden units stay copies of one another.
<% if c == 0 %>
With weights of 0 the hidden activations are $\tanh 0 = 0$, so $dW^{[2]} = 0$, and the error that goes back is multiplied by
$W^{[2]} = 0$, so $dW^{[1]} = 0$ and $db^{[1]} = 0$: only the output's bias ever moves.
<% else %>
The copies do move (together), so the network is trained, but with the power of a single hidden unit.
<% endif %>
Random weights in one place are enough to tell the units apart.
""",
)


@question.draw
def draw(rng):
    c = rng.choice("c", (0, 1)) * rng.integer("size", 1, 9) / 10
    return {"n": rng.integer("n", 3, 20), "h": rng.integer("h", 4, 40), "c": c, "t": rng.choice("t", (10, 100, 1000))}


SYMMETRY = ("Different examples make equal units differ after some steps.", "data_break_symmetry")
ZERO = ("Weights that start at zero are moved by their gradients like all others.", "zero_weights_learn")
STUCK = ("Weights that start equal cannot move at all.", "equal_weights_stuck")
RATE = ("Symmetry is a matter of step size or patience.", "rate_breaks_symmetry")
BIASES = ("Biases, too, must start at random.", "biases_must_be_random")
CAPACITY = ("Units that are there can be used, however they start.", "copies_have_capacity")


@question.statement(
    "The first step changes no weight.",
    why="With weights $<< c|num >>$ "
    "<% if c == 0 %>both $A^{[1]}$ and $W^{[2]}$ are 0, and with them all weights' gradients."
    "<% else %>the hidden activations are not all 0, so $W^{[2]}$ gets a gradient in general.<% endif %>",
    belief=STUCK[0],
    mistake=STUCK[1],
    denied=ZERO,
    group="first step",
)
def no_weight_moves(n, h, c, t):
    return c == 0


@question.statement(
    "However long the training lasts, every input gets the same output.",
    why="<% if c == 0 %>No weight ever moves; only the output's bias does.<% else %>The weights are not 0 and act on the inputs.<% endif %>",
    belief=STUCK[0],
    mistake=STUCK[1],
    denied=ZERO,
    group="same output",
)
def constant_output(n, h, c, t):
    return c == 0


@question.statement(
    "The first gradient of $W^{[1]}$ is zero.",
    why="It contains $W^{[2]}$ as a factor, and that is $<< c|num >>$ everywhere<% if c %>, not 0<% endif %>.",
    belief=STUCK[0],
    mistake=STUCK[1],
    denied=ZERO,
    group="first step",
)
def first_gradient_is_zero(n, h, c, t):
    return c == 0


question.true(
    "After << t >> steps the << h >> rows of $W^{[1]}$ are still equal.",
    why="Equal units have equal gradients in every step.",
    belief=SYMMETRY[0],
    mistake=SYMMETRY[1],
    group="symmetry",
)
question.false(
    "After << t >> steps the << h >> rows of $W^{[1]}$ differ, since the examples differ.",
    why="Every unit sees all examples; equal units have equal gradients in every step.",
    belief=SYMMETRY[0],
    mistake=SYMMETRY[1],
    group="symmetry",
)
question.true(
    "For every input the << h >> hidden units give out the same value, in all steps.",
    why="They start as copies and get the same updates.",
    belief=SYMMETRY[0],
    mistake=SYMMETRY[1],
    group="units",
)
question.false(
    "After enough steps each of the << h >> hidden units responds to another feature.",
    why="They start as copies and get the same updates.",
    belief=SYMMETRY[0],
    mistake=SYMMETRY[1],
    group="units",
)
question.true(
    "A network with one hidden unit can compute everything that this one computes during training.",
    why="<< h >> equal units add up to one of them times << h >>.",
    belief=CAPACITY[0],
    mistake=CAPACITY[1],
    group="capacity",
)
question.false(
    "Equal units can represent more functions if there are << 2 * h >> of them than if there are << h >>.",
    why="Further copies only scale what one unit does, and $W^{[2]}$ can do that as well.",
    belief=CAPACITY[0],
    mistake=CAPACITY[1],
    group="capacity",
)
question.true(
    "All entries of the first $dW^{[2]}$ are equal.",
    why="$dW^{[2]} = \\frac{1}{m} dZ^{[2]} A^{[1]T}$, and all rows of $A^{[1]}$ are equal.",
    belief=SYMMETRY[0],
    mistake=SYMMETRY[1],
    group="second gradient",
)
question.false(
    "A larger learning rate makes the hidden units differ.",
    why="It scales equal updates.",
    belief=RATE[0],
    mistake=RATE[1],
    group="rate",
)
question.true(
    "If only $W^{[1]}$ were drawn at random instead, the hidden units would come to differ.",
    why="Units with different incoming weights compute different values.",
    belief="Every matrix must be random for the symmetry to break.",
    mistake="all_must_be_random",
    group="cure",
)
question.false(
    "If only the weights were drawn at random instead, the zero biases would keep the hidden units equal.",
    why="Different weights make different units; biases may start at 0.",
    belief=BIASES[0],
    mistake=BIASES[1],
    group="cure",
)
question.false(
    "ReLU instead of tanh would make the hidden units differ.",
    why="Copies stay copies under any activation function.",
    belief="A piecewise linear activation breaks the symmetry.",
    mistake="relu_breaks_symmetry",
    group="activation",
)
