"""ch10.equal_width_layers_statements  Layers of one width.    Chapter 10, GATE corner, MCQ 2, with the inputs stated"""

from dlgrade.bank import Question

question = Question(
    topics=("parameter-count", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
A fully connected network has << inputs >> inputs and << L >> layers with $n = << n >>$ units each; the output is layer << L >>, the input is
not counted. Every unit of these layers has one bias. "Weights" do not include biases.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
Layer 1 has $<< n >>\cdot << inputs >> = << n * inputs >>$ weights, each of the layers 2 to << L >> has $<< n >>^2 = << n * n >>$; together
$<< n * inputs >> + << L - 1 >>\cdot << n * n >> = << n * inputs + (L - 1) * n * n >>$. Every layer has << n >> biases. Which layer has the most
weights depends on whether there are more inputs than << n >>.
""",
)


@question.draw
def draw(rng):
    n, off = rng.integer("n", 8, 30), rng.integer("off", 1, 7)
    return {"n": n, "L": rng.integer("L", 4, 7), "inputs": n + off * rng.choice("side", (-1, 0, 1))}


FIRST = ("The first layer sees the input, so it is the largest of layers that are otherwise alike.", "first_is_largest")
ALIKE = ("Layers with equally many units have equally many weights, whatever the input is.", "input_ignored")
LAST = ("The output layer collects everything and is the largest.", "output_is_largest")
EXTRA = ("The input's matrix comes on top of one matrix for each layer.", "one_matrix_too_many")
LINEAR = ("A count grows like the width.", "linear_in_width")
INPUT = ("The number of inputs enters the size of every layer.", "inputs_everywhere")


@question.statement(
    "Layer 1 has more weights than each of the other layers.",
    why="$<< n >>\\cdot << inputs >>$ weights against $<< n >>\\cdot << n >>$.",
    belief=FIRST[0],
    mistake=FIRST[1],
    denied=ALIKE,
    group="first",
)
def first_is_largest(n, L, inputs):
    return inputs > n


@question.statement(
    "Layer 1 has fewer weights than each of the other layers.",
    why="$<< n >>\\cdot << inputs >>$ weights against $<< n >>\\cdot << n >>$.",
    belief="What comes later has more to combine.",
    mistake="first_is_smallest",
    denied=ALIKE,
    group="first",
)
def first_is_smallest(n, L, inputs):
    return inputs < n


@question.statement(
    "All << L >> layers have equally many weights.",
    why="Layer 1 has $<< n >>\\cdot << inputs >>$, the others have $<< n >>\\cdot << n >>$.",
    belief=ALIKE[0],
    mistake=ALIKE[1],
    denied=FIRST,
    group="first",
)
def all_alike(n, L, inputs):
    return inputs == n


@question.statement(
    "The network has $<< L * n * n >>$ weights.",
    why="$<< n >>\\cdot << inputs >> + << L - 1 >>\\cdot << n >>^2 = << n * inputs + (L - 1) * n * n >>$.",
    belief=ALIKE[0],
    mistake=ALIKE[1],
    denied=EXTRA,
    group="total",
)
def l_squares(n, L, inputs):
    return inputs == n


question.true(
    "The network has $<< n * inputs + (L - 1) * n * n >>$ weights.",
    why="$<< n >>\\cdot << inputs >>$ in layer 1 and $<< n >>^2$ in each of the << L - 1 >> others.",
    group="total",
)
question.false(
    "The network has $<< n * inputs + L * n * n >>$ weights.",
    why="Layer 1 is one of the << L >> layers, so only << L - 1 >> layers have $<< n >>^2$.",
    belief=EXTRA[0],
    mistake=EXTRA[1],
    group="total",
)
question.true("Layers 2 to << L >> have equally many weights.", why="Each has $<< n >>\\cdot << n >>$.", group="later")
question.false(
    "Layer << L >> has more weights than layer 2.",
    why="Both have $<< n >>\\cdot << n >>$.",
    belief=LAST[0],
    mistake=LAST[1],
    group="later",
)
question.true(
    "Twice as many inputs would enlarge layer 1 and no other layer.",
    why="The number of inputs is a factor of the first matrix only.",
    group="inputs",
)
question.false(
    "Twice as many inputs would double the number of weights of the network.",
    why="Only the $<< n >>\\cdot << inputs >>$ weights of layer 1 double.",
    belief=INPUT[0],
    mistake=INPUT[1],
    group="inputs",
)
question.true(
    "With $n = << 2 * n >>$ and the same inputs, layer 2 would have four times as many weights.",
    why="$<< 2 * n >>^2 = 4\\cdot << n >>^2$.",
    group="doubled",
)
question.false(
    "With $n = << 2 * n >>$ and the same inputs, layer 2 would have twice as many weights.",
    why="Both factors of $<< n >>\\cdot << n >>$ double.",
    belief=LINEAR[0],
    mistake=LINEAR[1],
    group="doubled",
)
question.true(
    "With $n = << 2 * n >>$ and the same inputs, layer 1 would have twice as many weights.",
    why="Of $<< n >>\\cdot << inputs >>$ only the first factor doubles.",
    group="doubled first",
)
question.false(
    "With $n = << 2 * n >>$ and the same inputs, layer 1 would have four times as many weights.",
    why="Of $<< n >>\\cdot << inputs >>$ only the first factor doubles.",
    belief="The weights of any layer grow with the square of the width.",
    mistake="always_quadratic",
    group="doubled first",
)
question.true(
    "A further hidden layer with << n >> units would bring $<< n * n + n >>$ parameters.",
    why="$<< n >>^2$ weights and << n >> biases; the matrices around it keep their sizes.",
    group="further",
)
question.false(
    "A further hidden layer with << n >> units would bring $<< n * n >>$ parameters.",
    why="It has << n >> biases besides its $<< n >>^2$ weights.",
    belief="Biases are no parameters.",
    mistake="weights_only",
    group="further",
)
question.true("Layer 1 and layer 2 have equally many biases.", why="One for each unit: << n >>.", group="biases")


question.false(
    "Layer 1 has << inputs + n >> biases, one for each unit at either end of its weights.",
    why="Its << n >> units have one each; input units have none.",
    belief="The input has biases too.",
    mistake="input_biases",
    group="biases",
)
