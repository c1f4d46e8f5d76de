"""ch12.q8  Where each factor of the backward equations comes from.    Chapter 12, MCQ 8"""


def origins() -> dict[str, object]:
    """Match each factor with its reason.

    A layer: Z = W A_prev + b, A = g(Z), examples in columns, W (n, n_prev), cost = mean of the examples' losses.
    Backward: dZ = dA * g'(Z), dW = (1/m) dZ A_prev.T, db = (1/m) (sum of dZ over the examples), dA_prev = W.T dZ.

    Reasons (each may be used several times or not at all):
      "a"  Z is linear in W: the derivative of an entry of Z by a weight is the input that it multiplies
      "b"  Z is linear in A_prev: each input reaches all units of the layer, and the contributions are added
      "c"  the activation works entry by entry
      "d"  the cost is an average over the examples
      "e"  the same parameter is used for every example, so that the examples' contributions are added
      "f"  the weights were stored transposed
      "g"  the loss is a logarithm

    Return a dict:
      "A_prev.T in dW"           : the letter for the factor itself (not for the sum inside the product)
      "W.T in dA_prev"           : the letter
      "* g'(Z) in dZ"            : the letter for its being * and not a matrix product
      "1/m in dW"                : the letter
      "the sum in db"            : the letter
      "axes"                     : how many indices the derivative of the matrix Z by the matrix W has, before the
                                   chain rule sums over some of them
      "entries"                  : in how many of the n * m entries of Z a single weight appears, for n = 3, m = 5
    """
    raise NotImplementedError("ch12.q8")
