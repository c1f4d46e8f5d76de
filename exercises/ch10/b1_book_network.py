"""ch10.b1  Parameters and one shape of a five-layer network.    Chapter 10, exercise B1"""


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
    raise NotImplementedError("ch10.b1")
