"""ch10.t12  Dimension check of the backward equations.    Chapter 10, general backpropagation"""

Line = tuple[tuple[int, ...] | int, ...]


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
    raise NotImplementedError("ch10.t12")
