"""ch10.k1  The backward recursion and the size of a gradient.    Chapter 10, key equations"""

import sympy as sp

x = sp.symbols("x", real=True)
w1 = sp.symbols("w1", real=True)
w2 = sp.symbols("w2", real=True)
w3 = sp.symbols("w3", real=True)
s1 = sp.symbols("s1", real=True)  # the slope g'(Z[1])
s2 = sp.symbols("s2", real=True)
s3 = sp.symbols("s3", real=True)
e = sp.symbols("e", real=True)  # dA[3]
W = sp.Matrix(2, 3, sp.symbols("u1:3(1:4)", real=True))  # W[l], (2, 3): u11 u12 u13 / u21 u22 u23
dA = sp.Matrix(sp.symbols("p1 p2", real=True))  # dA[l], (2, 1)
slopes = sp.Matrix(sp.symbols("r1 r2", real=True))  # g'(Z[l]), (2, 1)
w = sp.symbols("w", positive=True)
s = sp.symbols("s", positive=True)
L = sp.symbols("L", integer=True, positive=True)


def recursion() -> dict:
    """The key equations of the way back, for a chain of three units and for one layer with matrices.

    Chain: a[l] = g(z[l]), z[l] = w_l a[l-1] for l = 1, 2, 3, with a[0] = x, one example, no biases. s1, s2, s3 are the
    slopes g'(z[1]), g'(z[2]), g'(z[3]), and e = dA[3] is given. Matrices: columns are examples, W[l] is (n[l], n[l-1]).
    All symbols are given above and real. The recursion is dZ[l] = dA[l] * g'(Z[l]), dA[l-1] = W[l].T dZ[l].

    Return a dict of SymPy expressions:

      "dZ3"       : dZ[3] of the chain
      "dA2"       : dA[2] of the chain
      "dZ1"       : dZ[1] of the chain
      "dW1"       : the gradient of w1
      "dA_prev"   : (3, 1), dA[l-1] of one layer with W (2, 3), dA (2, 1) = dA[l], slopes (2, 1) = g'(Z[l]) as given
                    above
      "ratio"     : |dZ[1]| / |dZ[3]| of the chain; absolute values as sympy.Abs
      "instance"  : this ratio for the weights (1.1, 1.3, 1.7) and the slopes (0.3, 0.5, 0.7)
      "general"   : the ratio |dZ[1]| / |dZ[L]| of a chain of L units with the same weight w > 0 and slope s > 0
                    everywhere

    In a wider network the same product, with the norms of the matrices W[2..L] and the largest slopes of layers 1..L-1,
    is only an upper bound for the ratio. Example: for L = 2 the ratio is |w2| |s1|.
    """
    raise NotImplementedError("ch10.k1")
