"""ch10.k2  The chapter's takeaways, true or false.    Chapter 10, summary"""


def takeaways() -> dict[str, bool]:
    """Eight statements in place of the chapter's seven takeaways: True or False?

    Arrays are (features, examples), W[l] is (n[l], n[l-1]), the loss is a mean over m examples, and the book's
    equations are dZ = dA * g'(Z), dW = (1/m) dZ A_prev.T, db = (1/m) sum of dZ over examples, dA_prev = W.T dZ.

    "K1"   W[l] @ A[l-1] has shape (n[l], m), and a bias b[l] of shape (n[l], 1) is added to each of its columns.
    "K2"   With these equations, going back through layer l uses both Z[l] and A[l-1] from the forward pass.
    "K3"   In these equations dZ, dW, db and dA_prev all carry the factor 1/m.
    "K4"   Every number inside a trained network with batch normalization was either learned by gradient descent or
           chosen by a person.
    "K5"   Parity of n bits takes n - 1 gates with two inputs (XOR) in a deep circuit, but 2**(n-1) AND terms as an OR
           of ANDs over the inputs and their negations.
    "K6a"  If the largest absolute eigenvalue of a square matrix W is 1, then no entry of W**49 (the matrix power) is
           larger than the largest entry of W.
    "K6b"  In a ReLU network of 50 layers in which every W[l] has spectral norm 0.5, the gradient that reaches dZ[1] is
           at most 0.5**49 times the size of dZ[50].
    "K7"   A classifier must have a pyramid shape, each hidden layer narrower than the one before.

    Return a dict from each key to a bool.
    """
    raise NotImplementedError("ch10.k2")
