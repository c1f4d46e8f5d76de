"""ch10.a5  What is a 4-layer network?    Chapter 10, exercise A5"""


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
    raise NotImplementedError("ch10.a5")
