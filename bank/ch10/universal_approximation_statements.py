"""ch10.universal_approximation_statements  What one hidden layer can do, and what depth adds.    Chapter 10, architecture design"""

from dlgrade.bank import Question

question = Question(
    topics=("universal-approximation", "depth", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=3,
    stem={
        kind: "Consider feed-forward networks with << n >> real inputs, hidden units as stated, and one linear output unit. "
        'Unless a statement says otherwise there is one hidden layer with as many units as one likes. "The theorem" is the universal '
        "approximation theorem for continuous functions on a closed bounded box. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
The universal approximation theorem is about existence: on a closed bounded box, a continuous function is approximated to any tolerance by
one hidden layer with an activation that is no polynomial. It gives no number of units, no promise that training finds
them, and nothing on new data. Depth can save very many units for some functions (parity of << bits >> bits takes
$<< terms >>$ AND terms in a flat OR of ANDs, but << bits - 1 >> two-input XOR gates), yet not for all.
""",
)


@question.draw
def draw(rng):
    bits = rng.integer("bits", 4, 12)
    return {
        "n": rng.integer("n", 2, 20),
        "bits": bits,
        "percent": rng.integer("percent", 1, 9),
        "power": rng.integer("power", 2, 4),
    }


@question.work
def work(n, bits, percent, power):
    return {"terms": 2 ** (bits - 1)}


TRAINS = dict(
    belief="The theorem guarantees that training finds the network.", mistake="theorem_trains", group="training"
)
SIZES = dict(belief="The theorem tells how wide the layer has to be.", mistake="theorem_sizes", group="size")
NEW = dict(belief="Universal means that it is right on new data too.", mistake="theorem_generalizes", group="new data")
POLYNOMIAL = dict(
    belief="Any nonlinear activation makes one layer universal.", mistake="any_nonlinearity", group="polynomial"
)
BOUNDED = dict(belief="The theorem is about bounded activations only.", mistake="bounded_only", group="relu")
DEPTH = dict(
    belief="Depth saves exponentially many units for every function.", mistake="depth_always_saves", group="depth"
)
WEAK = dict(belief="One hidden layer can only do simple functions.", mistake="one_layer_is_too_weak", group="weak")
LINEAR = dict(belief="Depth alone makes a network more powerful.", mistake="depth_without_nonlinearity", group="linear")

question.true(
    "For any continuous function on a closed box, some network with sigmoid units stays within $0.0<< percent >>$ of it "
    "everywhere on the box.",
    why="That is the universal approximation theorem.",
    **WEAK,
)
question.false(
    "There are continuous functions on a closed box that need a second hidden layer to be approximated to within "
    "$0.0<< percent >>$ by sigmoid units.",
    why="One hidden layer is enough for any tolerance, if it may be wide enough.",
    **WEAK,
)
question.false(
    "The theorem guarantees that gradient descent from random weights finds an approximation to within $0.0<< percent >>$.",
    why="It says that such weights exist, not that training finds them.",
    **TRAINS,
)
question.true(
    "That weights with an error of at most $0.0<< percent >>$ exist does not mean that gradient descent from random weights finds them.",
    why="Existence of weights says nothing on how to reach them.",
    **TRAINS,
)
question.false(
    "The theorem states how many hidden units an error of at most $0.0<< percent >>$ takes.",
    why="It gives no number; for some functions it grows exponentially with the number of inputs.",
    **SIZES,
)
question.true(
    "The theorem leaves open how many hidden units an error of at most $0.0<< percent >>$ takes.",
    why="It is about existence; the width is whatever it takes.",
    **SIZES,
)
question.true(
    "Fitting all training examples to within $0.0<< percent >>$ does not bound the error of a network between them.",
    why="Approximating the data is not approximating the function elsewhere.",
    **NEW,
)
question.false(
    "A network that fits all training examples to within $0.0<< percent >>$ can be expected to be about as accurate on new examples.",
    why="Nothing in the theorem is about new examples; it may over-fit.",
    **NEW,
)
question.false(
    "With the activation $g(z) = z^{<< power >>}$ the theorem holds as well, because this function is not linear.",
    why="Sums of such units are polynomials of degree << power >> at most, however many there are.",
    **POLYNOMIAL,
)
question.true(
    "With the activation $g(z) = z^{<< power >>}$ the outputs are polynomials of degree << power >> at most, for any width.",
    why="Adding up powers of affine functions does not raise the degree, so the theorem fails for them.",
    **POLYNOMIAL,
)
question.true(
    "With ReLU units the theorem holds as well, although ReLU is not bounded.",
    why="Any continuous activation that is not a polynomial will do.",
    **BOUNDED,
)
question.false(
    "With ReLU units the theorem fails, because ReLU is not bounded.",
    why="Bounded is not needed; any continuous activation that is not a polynomial will do.",
    **BOUNDED,
)
question.false(
    "Leaving out one of several hidden layers makes the number of units needed grow exponentially for every function.",
    why="That holds for some functions; a linear one, say, gains nothing from depth.",
    **DEPTH,
)
question.true(
    "There are functions for which fewer layers cost exponentially many more units, and others that gain nothing from depth.",
    why="Parity and compositions of tent maps are of the first kind, linear functions of the second.",
    **DEPTH,
)
question.false(
    "Several hidden layers with the identity as activation can approximate functions that one such layer cannot.",
    why="Without a nonlinearity the layers collapse into one affine map.",
    **LINEAR,
)
question.true(
    "Several hidden layers with the identity as activation compute nothing but affine functions of the << n >> inputs.",
    why="Without a nonlinearity the layers collapse into one affine map.",
    **LINEAR,
)
