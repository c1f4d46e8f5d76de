"""ch10.t2  Brackets, parentheses, subscripts.    Chapter 10, the notation"""

from dlgrade import exercise

Answer = str | tuple[int, ...]


@exercise(
    kind="choice",
    points=5,
    topics=("notation", "shapes"),
    hints=(
        "There are three kinds of index: square brackets, round parentheses and subscripts. Which of them chooses an "
        "array in the list, which a column, which a row?",
        "In Z = W a every row of W makes one sum, which is one unit of the layer W belongs to. So does the row number "
        "name the receiver or the sender?",
        "For each question write first layer, receiving unit, sending unit (or unit, example) counted from 1; then "
        "keep the layer, and lower the row and the column by one for NumPy.",
    ),
)
def indices() -> dict[str, Answer]:
    """Translate between the book's notation and NumPy indices.

    [l] is a layer, (i) an example, subscripts are entries; all three count from 1 (layer 0 is the input). The weight
    w_jk^[l] connects unit k of layer l-1 to unit j of layer l. In the program W, b and A are lists in which the
    layer number is the index (A[0] = X; W[0] and b[0] are unused), while rows and columns of the arrays count from 0.
    W[l] is (n[l], n[l-1]), b[l] is (n[l], 1), A[l] is (n[l], m): examples are columns. All widths are larger than 5.
    As an example, a_1^[4](2) is A[4][0, 1], written (4, 0, 1). Return a dict:

    "weight"     : the weight from unit 3 of layer 1 to unit 2 of layer 2 is W[l][r, c]: (l, r, c)
    "connection" : W[3][0, 4] leads from unit k of layer p to unit j of layer q, units counted from 1: (p, k, q, j)
    "activation" : a_4^[2](7) is A[l][r, c]: (l, r, c)
    "bias"       : the bias of unit 3 in layer 1 is b[l][r, c]: (l, r, c)
    "row"        : what does the row W[2][1, :] hold?
                   "A" all weights into unit 2 of layer 2       "B" all weights out of unit 2 of layer 1
                   "C" all weights out of unit 2 of layer 2     "D" the weights used for example 2
    "x"          : what is x^(3)?  "A" the input of layer 3   "B" the third feature   "C" the third example
                   "D" x after three layers
    """
    return {
        "weight": (2, 1, 2),
        "connection": (2, 5, 3, 1),
        "activation": (2, 3, 6),
        "bias": (1, 2, 0),
        "row": "A",
        "x": "C",
    }


@indices.mistake("The first subscript is where a weight starts, the second where it ends.")
def sender_first():
    return {**indices(), "weight": (2, 2, 1), "connection": (2, 1, 3, 5), "row": "B"}


@indices.mistake("A weight belongs to the layer where it starts.")
def layer_of_the_sender():
    return {**indices(), "weight": (1, 1, 2), "connection": (3, 5, 4, 1)}


@indices.mistake("Entries have the same numbers in NumPy as in the formula.")
def counted_from_one():
    return {**indices(), "weight": (2, 2, 3), "connection": (2, 4, 3, 0), "activation": (2, 4, 7), "bias": (1, 3, 1)}


@indices.mistake("Python counts everything from 0, so the layer number drops by one as well.")
def layers_from_zero():
    return {
        **indices(),
        "weight": (1, 1, 2),
        "connection": (3, 5, 4, 1),
        "activation": (1, 3, 6),
        "bias": (0, 2, 0),
    }


@indices.mistake("Round parentheses are the layer, square brackets the example.")
def parentheses_are_layers():
    return {**indices(), "activation": (7, 3, 1), "x": "A"}


@indices.mistake("Each example is a row of A.")
def examples_in_rows():
    return {**indices(), "activation": (2, 6, 3)}


@indices.mistake("A superscript on x is the number of the feature.")
def feature_number():
    return {**indices(), "x": "B"}


indices.case_per_key()
