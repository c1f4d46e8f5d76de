"""ch10.t2  Brackets, parentheses, subscripts.    Chapter 10, the notation"""

Answer = str | tuple[int, ...]


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
    raise NotImplementedError("ch10.t2")
