"""ch10.b1  Parameters and one shape of a five-layer network.    Chapter 10, exercise B1"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=4,
    topics=("parameter-counting", "shapes"),
    hints=(
        "Which of the six questions depend on the batch size, and which cannot?",
        "Every neighbouring pair of widths is one weight matrix; every layer but the input has one bias for each unit. "
        "Z[3] has a row for each unit of layer 3 and a column for each example of the batch at hand.",
        "Add 784*512 + 512*256 + ... (five products), add the five widths after the input, then take layer 3 "
        "(the input is layer 0) for the shape; 50,000 = 781 full batches and a rest.",
    ),
)
def book_network() -> dict[str, int | tuple[int, int]]:
    """Count what the network [784, 512, 256, 128, 64, 10] learns, and give the shape of Z[3].

    W[l] is (n[l], n[l-1]), b[l] is (n[l], 1), examples are columns, the input is layer 0; mini-batches have m = 64
    examples. For [4, 3, 2] and m = 5 the first four answers of this kind would be 18, 5, 23, and Z[1] is (3, 5).
    Return a dict:

    "weights"       : the number of weights in all matrices
    "biases"        : the number of biases
    "total"         : both together
    "Z3"            : the shape of Z[3] for m = 64, a tuple
    "total_m_128"   : weights and biases together if m is doubled to 128
    "Z3_last_batch" : 50,000 examples are cut into batches of 64 and the rest makes a last, shorter batch:
                      the shape of Z[3] for that one
    """
    dims, m = [784, 512, 256, 128, 64, 10], 64
    weights = sum(dims[l] * dims[l - 1] for l in range(1, len(dims)))
    biases = sum(dims[1:])
    return {
        "weights": weights,
        "biases": biases,
        "total": weights + biases,
        "Z3": (dims[3], m),
        "total_m_128": weights + biases,
        "Z3_last_batch": (dims[3], 50_000 % m),
    }


@book_network.alternative
def by_hand():
    return {
        "weights": 574080,
        "biases": 970,
        "total": 575050,
        "Z3": [128, 64],
        "total_m_128": 575050.0,
        "Z3_last_batch": [128, 16],
    }


@book_network.mistake("The 784 inputs have biases too.")
def input_biases():
    return {**book_network(), "biases": 1754, "total": 575834, "total_m_128": 575834}


@book_network.mistake("The last matrix belongs to the output and not to the network.")
def output_matrix_forgotten():
    return {**book_network(), "weights": 573440, "total": 574410, "total_m_128": 574410}


@book_network.mistake("A layer of n units has n * n weights.")
def squares_of_widths():
    return {**book_network(), "weights": 348260, "total": 349230, "total_m_128": 349230}


@book_network.mistake("The total counts the weights; biases are no parameters.")
def total_without_biases():
    return {**book_network(), "total": 574080, "total_m_128": 574080}


@book_network.mistake("Each example of a batch has parameters of its own, so doubling m doubles them.")
def parameters_grow_with_m():
    return {**book_network(), "total_m_128": 2 * 575050}


@book_network.mistake("Examples are rows: Z[3] is (m, n[3]).")
def examples_in_rows():
    return {**book_network(), "Z3": (64, 128), "Z3_last_batch": (16, 128)}


@book_network.mistake("The input is layer 1, so layer 3 has 256 units.")
def input_is_layer_one():
    return {**book_network(), "Z3": (256, 64), "Z3_last_batch": (256, 16)}


@book_network.mistake("Every batch has 64 columns, the last one too.")
def last_batch_is_full():
    return {**book_network(), "Z3_last_batch": (128, 64)}


book_network.case_per_key()


@book_network.mistake("Each layer has one bias.")
def one_bias_per_layer():
    right = book_network()
    total = right["weights"] + 5
    return {**right, "biases": 5, "total": total, "total_m_128": total}


@book_network.mistake("The output layer has no biases.")
def output_without_biases():
    right = book_network()
    total = right["total"] - 10
    return {**right, "biases": right["biases"] - 10, "total": total, "total_m_128": total}


@book_network.mistake("Each example has biases of its own, so they double with m.")
def biases_grow_with_m():
    right = book_network()
    return {**right, "total_m_128": right["weights"] + 2 * right["biases"]}
