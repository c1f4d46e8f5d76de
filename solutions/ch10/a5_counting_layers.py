"""ch10.a5  What is a 4-layer network?    Chapter 10, exercise A5"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=3,
    topics=("notation", "layers"),
    hints=(
        "A layer does something to the numbers that reach it. Does the input do anything?",
        "Draw [3, 4, 2] with its two bundles of connections: each bundle is a weight matrix, and it belongs to the "
        "layer where it ends. How many layers own one?",
        "So layers, weight matrices and bias vectors are equally many, L; the drawing has one column of units more "
        "(the input), and one of the L layers is the output, the others are hidden.",
    ),
)
def layer_counts() -> dict[str, int]:
    """Count layers as the notation of this course does: hidden layers and the output count, the input is layer 0.

    The layers are l = 1..L, layer l owns W[l] and b[l]. As an example, [5, 4, 3] is a 2-layer network with one
    hidden layer and the matrices W[1] (4, 5) and W[2] (3, 4). Return a dict with these whole numbers:

    "matrices_of_4"  : how many weight matrices has a 4-layer network?
    "hidden_of_4"    : how many hidden layers has a 4-layer network?
    "columns_of_4"   : how many columns of units does a drawing of a 4-layer network show, the input included?
    "layers_of_list" : what is L for the widths [784, 256, 128, 64, 10]?
    "layers_of_flat" : what is L for the widths [12, 1] (logistic regression)?
    "last_index"     : three hidden layers; what is l of the W[l] that makes the output?
    "arrays_of_6"    : how many arrays (W's and b's together) hold the parameters of a 6-layer network?
    """
    return {
        "matrices_of_4": 4,
        "hidden_of_4": 4 - 1,
        "columns_of_4": 4 + 1,
        "layers_of_list": len([784, 256, 128, 64, 10]) - 1,
        "layers_of_flat": 1,
        "last_index": 3 + 1,
        "arrays_of_6": 2 * 6,
    }


@layer_counts.mistake("The input is a layer as well: what is drawn as a column counts.")
def input_counted():
    return {
        "matrices_of_4": 3,
        "hidden_of_4": 2,
        "columns_of_4": 4,
        "layers_of_list": 5,
        "layers_of_flat": 2,
        "last_index": 5,
        "arrays_of_6": 10,
    }


@layer_counts.mistake("L is the number of hidden layers; the output comes on top of them.")
def only_hidden_counted():
    return {
        "matrices_of_4": 5,
        "hidden_of_4": 4,
        "columns_of_4": 6,
        "layers_of_list": 3,
        "layers_of_flat": 0,
        "last_index": 4,
        "arrays_of_6": 14,
    }


@layer_counts.mistake("Every column of units has a weight matrix, the input too.")
def matrix_for_each_column():
    return {**layer_counts(), "matrices_of_4": 5, "arrays_of_6": 14}


@layer_counts.mistake("Layers are numbered from 0 like lists, so the first matrix is W[0].")
def numbered_from_zero():
    return {**layer_counts(), "last_index": 3}


@layer_counts.mistake("The output layer has no bias.")
def no_output_bias():
    return {**layer_counts(), "arrays_of_6": 11}


@layer_counts.mistake("A network without a hidden layer has no layers.")
def flat_has_none():
    return {**layer_counts(), "layers_of_flat": 0}


layer_counts.case_per_key()
