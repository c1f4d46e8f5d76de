"""ch10.backward_equation_statements  The equations of backpropagation.    Chapter 10, general backpropagation"""

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "shapes", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
A fully connected network with $L = << L >>$ layers (the input is layer 0) computes
$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and $A^{[l]} = g^{[l]}(Z^{[l]})$ for << m >> examples, which are columns;
$W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$. The cost $J$ is the mean loss. $dA^{[l]}$ and $dZ^{[l]}$ are derivatives of
the losses of single examples, $dW^{[l]}$ and $db^{[l]}$ those of $J$. """
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
For every layer, $dZ^{[l]} = dA^{[l]} \odot g^{[l]\prime}(Z^{[l]})$, $dW^{[l]} = \frac{1}{m} dZ^{[l]} A^{[l-1]\top}$,
$db^{[l]} = \frac{1}{m}\sum_i dz^{[l](i)}$ and $dA^{[l-1]} = W^{[l]\top} dZ^{[l]}$. The shapes check each of them: what is summed over
(examples in $dW$ and $db$, units in $dA^{[l-1]}$) is missing in the result. The factor $1/m$ belongs to the cost and stands in
$dW$ and $db$ only.
""",
)


@question.draw
def draw(rng):
    L = rng.integer("L", 3, 6)
    return {"L": L, "l": rng.integer("l", 2, L - 1), "m": rng.choice("m", (16, 32, 50, 64, 100))}


ORDER = dict(
    belief="Going backwards, the last matrix stands first in the product.",
    mistake="order_of_the_product",
    group="order",
)
MEAN = dict(
    belief="Every gradient is averaged, so each equation has its own 1/m.", mistake="averaged_everywhere", group="mean"
)
HADAMARD = dict(
    belief="All products in backpropagation are matrix products.", mistake="hadamard_as_matrix_product", group="slope"
)
SUMMED = dict(belief="dW sums over the units of the layer.", mistake="dw_sums_over_units", group="dW")
BIAS = dict(belief="The biases are summed along the units.", mistake="db_other_axis", group="db")
BACK = dict(belief="W carries the signal back as it stands.", mistake="w_not_transposed", group="back")
CACHE = dict(belief="dW of a layer uses the layer's own output.", mistake="own_activation", group="cache")
OUTPUT = dict(
    belief="dZ = A - Y is a law for every output and every loss.", mistake="difference_everywhere", group="output"
)

question.true(
    "On the way from $dZ^{[3]}$ back to $dA^{[1]}$ the weights appear in the order $W^{[2]\\top}(\\ldots W^{[3]\\top} dZ^{[3]})$.",
    why="$dZ^{[3]}$ is multiplied by $W^{[3]\\top}$ first, so $W^{[2]\\top}$ stands furthest to the left.",
    **ORDER,
)
question.false(
    "On the way from $dZ^{[3]}$ back to $dA^{[1]}$ the weights appear in the order $W^{[3]\\top}(\\ldots W^{[2]\\top} dZ^{[3]})$.",
    why="$W^{[3]\\top}$ acts on $dZ^{[3]}$ first, so $W^{[2]\\top}$ stands to the left of it; in general the other order has no "
    "fitting shapes.",
    **ORDER,
)
question.true(
    "The factor $1/<< m >>$ is applied once for each weight gradient, whatever the depth of the layer.",
    why="It comes from the mean in $J$ and is applied when $dW$ and $db$ are formed.",
    **MEAN,
)
question.false(
    "$dZ^{[l]}$ and $dW^{[l]}$ are both divided by << m >>, because both are averages over the batch.",
    why="$dZ$ has a column for each example and no mean in it; dividing twice would give $1/m^2$.",
    **MEAN,
)
question.true(
    "$dA^{[<< l >>]}$ and $g'(Z^{[<< l >>]})$ are multiplied entry by entry, and no dimension is summed over.",
    why="An activation acts on each entry by itself, so its derivative multiplies each entry by itself.",
    **HADAMARD,
)
question.false(
    "$dA^{[<< l >>]}$ and $g'(Z^{[<< l >>]})$ are multiplied as matrices, with one of them transposed.",
    why="An activation acts on each entry by itself, so its derivative multiplies each entry by itself.",
    **HADAMARD,
)
question.true(
    "The product that gives $dW^{[<< l >>]}$ sums over the << m >> examples.",
    why="$dZ\\,A_{\\text{prev}}^{\\top}$ is $(n^{[l]}, m)$ times $(m, n^{[l-1]})$.",
    **SUMMED,
)
question.false(
    "The product that gives $dW^{[<< l >>]}$ sums over the units of layer << l >>.",
    why="$dZ\\,A_{\\text{prev}}^{\\top}$ is $(n^{[l]}, m)$ times $(m, n^{[l-1]})$: the examples are summed over.",
    **SUMMED,
)
question.true(
    "$db^{[<< l >>]}$ has one entry for each unit: the mean of $dZ^{[<< l >>]}$ over the << m >> examples.",
    why="Each column of $dZ$ belongs to one example, and a unit has the same bias for all of them.",
    **BIAS,
)
question.false(
    "$db^{[<< l >>]}$ has one entry for each example: the mean of $dZ^{[<< l >>]}$ over the units of the layer.",
    why="There is one bias for each unit, used for all examples, so the mean is over the << m >> examples.",
    **BIAS,
)
question.true(
    "An input of layer << l >> collects $dZ^{[<< l >>]}$ from all units that it feeds, weighted by a column of $W^{[<< l >>]}$.",
    why="$dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$: row k of the transpose is column k of $W$.",
    **BACK,
)
question.false(
    "The equation $dA^{[<< l - 1 >>]} = W^{[<< l >>]} dZ^{[<< l >>]}$ has fitting shapes for any widths of the layers.",
    why="$W^{[l]}$ has $n^{[l-1]}$ columns and $dZ^{[l]}$ has $n^{[l]}$ rows; the transpose is needed.",
    **BACK,
)
question.true(
    "For $dW^{[<< l >>]}$ the forward pass has to keep $A^{[<< l - 1 >>]}$.",
    why="The derivative of $W^{[l]} A^{[l-1]}$ by the weights is what the weights were multiplied with.",
    **CACHE,
)
question.false(
    "For $dW^{[<< l >>]}$ the forward pass has to keep $A^{[<< l >>]}$.",
    why="$W^{[l]}$ was multiplied with $A^{[l-1]}$, and that is its derivative.",
    **CACHE,
)
question.true(
    "With a sigmoid output and binary cross-entropy, $dZ^{[<< L >>]} = A^{[<< L >>]} - Y$.",
    why="The slope $a(1-a)$ cancels the denominator of the derivative of the loss.",
    **OUTPUT,
)
question.false(
    "With a ReLU output and a squared loss, $dZ^{[<< L >>]} = A^{[<< L >>]} - Y$ for all inputs.",
    why="The slope of the ReLU multiplies it: where $Z$ is negative, $dZ$ is 0.",
    **OUTPUT,
)
