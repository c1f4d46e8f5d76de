"""ch10.k2  The chapter's takeaways, true or false.    Chapter 10, summary"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=4,
    topics=("summary", "vanishing-gradients", "shapes"),
    hints=(
        "Each line contains one word that makes or breaks it. Find it, then test the line on the smallest case you "
        "know.",
        "For the lines about equations write the four backward equations down and underline what each of them uses.",
        'For "K6a" try a 2 by 2 matrix with ones on the diagonal and one entry above it: what are its eigenvalues, and '
        'what is its second, its third power? For "K4" remember what batch normalization keeps for test time.',
    ),
)
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
    return {
        "K1": True,
        "K2": True,
        "K3": False,
        "K4": False,
        "K5": True,
        "K6a": False,
        "K6b": True,
        "K7": False,
    }


takeaways.case_per_key()


@takeaways.mistake("A bias belongs to each example, so it is added along rows.")
def bias_along_rows():
    return {**takeaways(), "K1": False}


@takeaways.mistake("Caching Z is enough to go back.")
def z_is_enough():
    return {**takeaways(), "K2": False}


@takeaways.mistake("The loss is a mean, so every backward equation has 1/m.")
def mean_everywhere():
    return {**takeaways(), "K3": True}


@takeaways.mistake("What is not learned is set by me.")
def learned_or_set():
    return {**takeaways(), "K4": True}


@takeaways.mistake("Depth never saves more than a constant factor.")
def depth_saves_little():
    return {**takeaways(), "K5": False}


@takeaways.mistake("An absolute eigenvalue of 1 is the stable case.")
def eigenvalue_one_is_stable():
    return {**takeaways(), "K6a": True}


@takeaways.mistake("The slope of ReLU is 1, so nothing shrinks in a ReLU network.")
def relu_never_shrinks():
    return {**takeaways(), "K6b": False}


@takeaways.mistake("The pyramid is the rule for classifiers.")
def pyramid_is_mandatory():
    return {**takeaways(), "K7": True}
