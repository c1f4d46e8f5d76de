"""ch10.q1  An exam question on counting, mended.    Chapter 10, GATE corner, MCQ 1"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=3,
    topics=("parameter-counting", "exam"),
    hints=(
        "Count one layer completely before you go to the next. What does a unit own besides its incoming weights?",
        "A layer of n units behind n_prev units has n * (n_prev + 1) parameters; an unknown width h enters two layers.",
        "First: three such terms. Second: h * 101 + 10 * (h + 1) = 11,110, solve for h. Third: count [100, 50, 10] "
        "afresh and take the difference.",
    ),
)
def exam() -> dict[str, int]:
    """Numerical answers in the style of the exam; none of the options that the book prints is right.

    All layers are fully connected and every unit that computes has one bias; the input units do not compute. All
    answers are whole numbers. As an example, [6, 4, 3] has 28 + 15 = 43 learnable parameters.

    "parameters" : how many learnable parameters has the network [100, 50, 25, 10]?
    "width"      : a network [100, h, 10] has 11,110 learnable parameters. What is h?
    "saved"      : how many parameters fewer has [100, 50, 10] than [100, 50, 25, 10]?
    """
    return {
        "parameters": 50 * 101 + 25 * 51 + 10 * 26,
        "width": (11_110 - 10) // (101 + 10),
        "saved": (25 * 51 + 10 * 26) - 10 * 51,
    }


@exam.mistake("Learnable parameters are the weights.")
def weights_only():
    return {"parameters": 6500, "width": 101, "saved": 1000}


@exam.mistake("The first layer only takes in the data, so it has no biases.")
def first_layer_without_biases():
    return {**exam(), "parameters": 6535}


@exam.mistake("The inputs have biases too.")
def input_biases():
    return {**exam(), "parameters": 6685}


@exam.mistake("The parameters are the weights of the input and the biases of the rest.")
def first_matrix_and_all_biases():
    return {**exam(), "parameters": 5085}


@exam.mistake("Removing a layer removes its own weights and biases, and nothing else changes.")
def only_the_layer_itself():
    return {**exam(), "saved": 1275}


@exam.mistake("Removing a layer removes both matrices next to it, and nothing takes their place.")
def no_new_matrix():
    return {**exam(), "saved": 1535}


exam.case_per_key()
