"""ch12.t3  The computation graph of a network with two layers.    Chapter 12, section 12.4.2"""


def two_layer_graph() -> dict[str, object]:
    """The graph behind Z1 = W1 X + b1, A1 = g(Z1), Z2 = W2 A1 + b2, A2 = sigmoid(Z2), L = loss(A2, Y), as data.

    The nodes are X, Y, W1, b1, Z1, A1, W2, b2, Z2, A2, L. An edge from u to v, written "u>v", says that v is computed
    from u directly. (Example: of Q = P + R the edges are "P>Q" and "R>Q".)  Return a dict:

      "edges"     : the set of all edges
      "given"     : the set of nodes that no edge leads to (they are handed in, not computed)
      "needs"     : the set of nodes whose values of the forward pass are used in dL/dW1 = dL/dZ2 * ..., that is, in
                    dZ2 = A2 - Y, dA1 = W2.T dZ2, dZ1 = dA1 * g'(Z1) and dW1 = dZ1 X.T / m, if g' is computed from Z1
      "backward"  : a list of the nine nodes other than X and Y in an order in which their gradients can be computed,
                    step by step, each from gradients that are known already (dL/dL = 1 is the start). Take dA2 and
                    dZ2 as two steps. Several orders are right.
    """
    raise NotImplementedError("ch12.t3")
