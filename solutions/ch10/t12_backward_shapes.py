"""ch10.t12  Dimension check of the backward equations.    Chapter 10, general backpropagation"""

from dlgrade import exercise

Line = tuple[tuple[int, ...] | int, ...]


@exercise(
    kind="choice",
    points=5,
    topics=("shapes", "backpropagation"),
    hints=(
        "5, 8 and 6 are all different, so each number says which axis it is. Which of them should not appear in the "
        "shape of dW any more?",
        "A product sums over the size at which its two factors meet; * sums over nothing; db sums over the examples. "
        "What is summed is missing in the result.",
        "Write the result's shape first (that of the quantity without the d), then choose the transposes so that the "
        "inner sizes meet and the outer ones remain.",
    ),
)
def backward_shapes() -> dict[str, Line]:
    """Check the four backward equations and one forward equation by their shapes.

    One layer has n[l] = 5 units, n[l-1] = 8 inputs and m = 6 examples, which are columns: W is (5, 8), Z is (5, 6),
    A_prev is (8, 6). The equations are

        Z       = W A_prev + b                        dZ = dA * g'(Z), element by element
        dW      = (1/m) dZ A_prev^T                   db = (1/m) * sum of dZ over the examples, kept as a column
        dA_prev = W^T dZ

    Return a dict with a tuple for each equation: (shape of the left factor, shape of the right factor, size of the
    dimension that is summed over, shape of the result). Factors are written as they enter the operation, after the
    transpose if there is one; where nothing is summed the third entry is 0.

    "Z"       : the product W A_prev
    "dZ"      : the operation on dA and g'(Z)
    "dW"      : the product dZ A_prev^T
    "db"      : has one operand only: (shape of dZ, size of the dimension that is summed over, shape of db)
    "dA_prev" : the product W^T dZ

    With n[l] = 2, n[l-1] = 3 and m = 4 the entry "Z" would be ((2, 3), (3, 4), 3, (2, 4)).
    """
    return {
        "Z": ((5, 8), (8, 6), 8, (5, 6)),
        "dZ": ((5, 6), (5, 6), 0, (5, 6)),
        "dW": ((5, 6), (6, 8), 6, (5, 8)),
        "db": ((5, 6), 6, (5, 1)),
        "dA_prev": ((8, 5), (5, 6), 5, (8, 6)),
    }


@backward_shapes.mistake("dW is A_prev times dZ transposed.")
def dw_the_other_way_round():
    return {**backward_shapes(), "dW": ((8, 6), (6, 5), 6, (8, 5))}


@backward_shapes.mistake("dW sums over the units of the layer.")
def dw_sums_over_units():
    return {**backward_shapes(), "dW": ((6, 5), (5, 8), 5, (6, 8))}


@backward_shapes.mistake("The first axis holds the examples, so db is a sum over axis 0.")
def db_sums_axis_zero():
    return {**backward_shapes(), "db": ((5, 6), 5, (1, 6))}


@backward_shapes.mistake("A sum removes its axis for good: db is (n,).")
def db_loses_an_axis():
    return {**backward_shapes(), "db": ((5, 6), 6, (5,))}


@backward_shapes.mistake("All products in backpropagation are matrix products, that of dA and g'(Z) as well.")
def hadamard_as_matrix_product():
    return {**backward_shapes(), "dZ": ((5, 6), (6, 5), 6, (5, 5))}


@backward_shapes.mistake("W carries the signal back as it stands, without a transpose.")
def w_not_transposed():
    return {**backward_shapes(), "dA_prev": ((5, 8), (8, 6), 8, (5, 6))}


@backward_shapes.mistake("Errors are averaged over the examples on their way back, so dA_prev sums over m.")
def da_prev_sums_over_m():
    return {**backward_shapes(), "dA_prev": ((8, 5), (5, 6), 6, (8, 6))}


@backward_shapes.mistake("The dimensions that are left over are the ones summed.")
def outer_dimension_named():
    return {
        **backward_shapes(),
        "Z": ((5, 8), (8, 6), 6, (5, 6)),
        "dW": ((5, 6), (6, 8), 8, (5, 8)),
        "dA_prev": ((8, 5), (5, 6), 8, (8, 6)),
    }


@backward_shapes.mistake("Examples are rows, so the forward product is A_prev W.")
def examples_in_rows():
    return {**backward_shapes(), "Z": ((6, 8), (8, 5), 8, (6, 5))}


backward_shapes.case_per_key()
