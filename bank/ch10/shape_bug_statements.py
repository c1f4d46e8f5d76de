"""ch10.shape_bug_statements  What NumPy does with wrong shapes.    Chapter 10, the three shape bugs and the challenge"""

from dlgrade.bank import Question

question = Question(
    topics=("shapes", "broadcasting", "debugging"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
A layer has << n >> units and << k >> inputs and is applied to << m >> examples, which are columns. Right code has `W` of
shape $(<< n >>, << k >>)$, `b` of shape $(<< n >>, 1)$, `A_prev` of shape $(<< k >>, << m >>)$ and
`Z = W @ A_prev + b`, and in the backward pass `dW = dZ @ A_prev.T / m`. All entries are random numbers, no two alike, and
all is right but for what a statement names. """
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements about NumPy is TRUE?"),
            ("MSQ", "Which of these statements about NumPy is/are TRUE?"),
        )
    },
    explanation=r"""
The operator `@` never stretches anything: the inner sizes agree or it raises an exception. Addition lines shapes up from the
right, so `(n,)` is read as a row `(1, n)`, and sizes of 1 are stretched. An assertion on a shape sees nothing but the shape: it
misses every mistake that leaves the shape right.
""",
)


@question.draw
def draw(rng):
    n, k, m = rng.sample("sizes", range(3, 13), 3)
    return {"n": n, "k": k, "m": m}


RESCUE = dict(
    belief="Broadcasting makes shapes fit in a matrix product too, and garbage comes out.",
    mistake="broadcasting_rescues_products",
)
FLAT = dict(belief="(n,) and (n, 1) are the same to NumPy.", mistake="flat_bias_is_a_column")
CRASH = dict(belief="A forgotten transpose always crashes.", mistake="missing_transpose_crashes")
CATCH = dict(belief="Shape assertions catch every shape bug.", mistake="assertions_catch_all")
SQUARE = dict(
    belief="A square W made with swapped sizes is transposed, so its results are wrong.",
    mistake="swapped_square_is_wrong",
)

question.true(
    "If `W` is created with the shape $(<< k >>, << n >>)$, `W @ A_prev` raises an exception.",
    why="The inner sizes differ, and a matrix product never broadcasts them.",
    group="swapped",
    **RESCUE,
)
question.false(
    "If `W` is created with the shape $(<< k >>, << n >>)$, `W @ A_prev` is broadcast and gives wrong numbers.",
    why="The inner sizes differ, so it raises an exception.",
    group="swapped",
    **RESCUE,
)
question.true(
    "If the layer had << k >> units, creating a random `W` with swapped sizes would do no harm at all.",
    why="For a square matrix the swapped shape is the right shape, and random entries have no order.",
    group="square",
    **SQUARE,
)
question.false(
    "If the layer had << k >> units, creating a random `W` with swapped sizes would give wrong results unnoticed.",
    why="For a square matrix the swapped shape is the right shape; nothing is wrong.",
    group="square",
    **SQUARE,
)
question.true(
    "If `b` is created with the shape `(<< n >>,)`, adding it to `W @ A_prev` raises an exception.",
    why="Laid along the columns it has not as many entries as there are columns.",
    group="flat",
    **FLAT,
)
question.false(
    "If `b` is created with the shape `(<< n >>,)`, `Z` comes out the same as with the right shape.",
    why="A flat array is laid along the columns, whose number it does not fit: NumPy raises an exception.",
    group="flat",
    **FLAT,
)
question.true(
    "With << n >> examples in the batch, a `b` of shape `(<< n >>,)` gives a `Z` of the right shape with wrong values.",
    why="The row fits the columns: entry j of the bias is added to example j instead of unit j.",
    group="flat square",
    **FLAT,
)
question.false(
    "With << n >> examples in the batch, a `b` of shape `(<< n >>,)` is added to the right units after all.",
    why="It is laid along the columns, so entry j is added to example j, and no exception tells.",
    group="flat square",
    **FLAT,
)
question.true(
    "With a single example in the batch, a `b` of shape `(<< n >>,)` makes `Z` a $(<< n >>, << n >>)$ array.",
    why="A column and a row of the same length are both stretched.",
    group="flat one",
    **FLAT,
)
question.false(
    "With a single example in the batch, a `b` of shape `(<< n >>,)` makes `Z` a $(<< n >>, 1)$ array.",
    why="The column and the row are both stretched, and a square array comes out.",
    group="flat one",
    **FLAT,
)
question.true(
    "`dZ @ A_prev / m`, without the transpose, raises an exception.",
    why="The inner sizes, batch size and number of inputs, differ.",
    group="transpose",
    **RESCUE,
)
question.false(
    "`dZ @ A_prev / m`, without the transpose, runs and gives a $(<< n >>, << m >>)$ array.",
    why="The inner sizes differ, so it raises an exception.",
    group="transpose",
    **RESCUE,
)
question.true(
    "With << k >> examples in the batch, `dZ @ A_prev / m` has the right shape and the wrong values.",
    why="`A_prev` is square then, so the product without the transpose exists and has the shape of `W`.",
    group="transpose square",
    **CRASH,
)
question.false(
    "With << k >> examples in the batch, `dZ @ A_prev / m` still raises an exception.",
    why="`A_prev` is square then, so the product exists and has the shape of `W`.",
    group="transpose square",
    **CRASH,
)
question.true(
    "`assert dW.shape == W.shape` does not notice that a division by the batch size was left out.",
    why="A factor changes no shape.",
    group="assert",
    **CATCH,
)
question.false(
    "`assert dW.shape == W.shape` notices a forgotten transpose of `A_prev` for every batch size.",
    why="With as many examples as inputs the shape is right without the transpose, too.",
    group="assert",
    **CATCH,
)
