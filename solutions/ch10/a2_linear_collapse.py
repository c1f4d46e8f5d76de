"""ch10.a2  A network without activations is one layer.    Chapter 10, exercise A2"""

import sympy as sp

from dlgrade import exercise

W1 = sp.Matrix(2, 3, sp.symbols("u1:3(1:4)"))  # u11 u12 u13 / u21 u22 u23
b1 = sp.Matrix(2, 1, sp.symbols("b1:3"))
W2 = sp.Matrix(4, 2, sp.symbols("v1:5(1:3)"))
b2 = sp.Matrix(4, 1, sp.symbols("c1:5"))
W3 = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))
b3 = sp.Matrix(2, 1, sp.symbols("d1:3"))
x = sp.symbols("x", real=True)
w = sp.symbols("w", positive=True)
b = sp.symbols("b", real=True)
L = sp.symbols("L", integer=True, positive=True)
k = sp.symbols("k", integer=True)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=8,
    topics=("linear-collapse", "activations", "matrix-products"),
    hints=(
        "Write A[1] = W[1] X + b[1] down and put it, whole, in the place of A[1] in the next layer. What stands "
        "in front of X now, and what does not touch X at all?",
        "Everything that layer k adds, its bias too, passes through all the later matrices. So b[1] is multiplied by "
        "more matrices than b[2], and the last bias by none.",
        "The matrix that acts last stands on the left. For the rank, ask how many numbers survive the narrowest "
        "layer: nothing behind it can bring lost directions back.",
        "For the scalar chain write out L = 1, 2, 3: w x + b, then w (w x + b) + b, and so on. The biases form a "
        "geometric sum; leave it as sympy.Sum over k or use its closed form.",
    ),
    rubric=(
        "Base case: with one layer the network is affine, so there is nothing to show.",
        "Induction step: if layers 1..l give A[l] = M X + c, then layer l+1 gives (W[l+1] M) X + (W[l+1] c + b[l+1]), "
        "which is affine again.",
        "The general result: W_eff = W[L] ... W[1], and b_eff = the sum over l of (W[L] ... W[l+1]) b[l].",
        "The conclusion: more layers bring no new functions (with a narrow layer fewer), so the activation between "
        "the layers is what makes depth useful.",
    ),
    rubric_points=4,
)
def collapse() -> dict:
    """The single layer that a deep linear network is worth, step by step.

    All activations are the identity: A[l] = W[l] A[l-1] + b[l], with A[0] = X. Arrays are (features, examples), W[l] is
    (n[l], n[l-1]), b[l] is (n[l], 1). The widths are [3, 2, 4, 2]. W1 (2, 3), b1, W2 (4, 2), b2, W3 (2, 4), b3 are
    given above as SymPy matrices of symbols, so that `W1[0, 2]` is the symbol u13.

    Return a dict with these keys (matrices as sympy.Matrix, all free of X):

      "W_eff"   : (4, 3), the matrix of layers 1 and 2 together, A[2] = W_eff X + b_eff
      "b_eff"   : (4, 1), their bias
      "W_eff3"  : (2, 3), the matrix of all three layers together
      "b_eff3"  : (2, 1), their bias
      "rank"    : the largest rank that W_eff of layers 1 and 2 can have, as a sympy.Integer
      "chain"   : a chain of L layers with one unit each; every layer has the weight w > 0 and the bias b. Its output as
                  an expression in w, b, L and the input x (L a positive integer).

    Example in numbers, widths [1, 1, 1]: W1 = 2, b1 = 3, W2 = 5, b2 = 7 gives W_eff = 10 and b_eff = 5*3 + 7 = 22.
    The proof for any depth belongs in the written part: show by induction over the layers that the collapse always
    happens, give W_eff and b_eff for L layers, and say what follows for deep networks without activations.
    """
    return {
        "W_eff": W2 * W1,
        "b_eff": W2 * b1 + b2,
        "W_eff3": W3 * W2 * W1,
        "b_eff3": W3 * W2 * b1 + W3 * b2 + b3,
        "rank": sp.Integer(2),
        "chain": w**L * x + b * sp.Sum(w**k, (k, 0, L - 1)),
    }


@collapse.alternative
def closed_forms_and_nested_layers():
    second = (W2 * b1 + b2).tolist()
    return {
        "W_eff": (W2 * W1).tolist(),
        "b_eff": second,
        "W_eff3": W3 * (W2 * W1),
        "b_eff3": (W3 * (W2 * b1 + b2) + b3).expand(),
        "rank": 2,
        "chain": w**L * x + b * (1 - w**L) / (1 - w),
    }


@collapse.mistake("The matrices are multiplied in the order in which the layers come: first, second, third.")
def order_of_the_layers():
    return {**collapse(), "W_eff": W1.T * W2.T, "W_eff3": W1.T * W2.T * W3.T}


@collapse.mistake("The bias of two layers together is the bias of the last one.")
def only_the_last_bias():
    return {**collapse(), "b_eff": b2}


@collapse.mistake("Only the last two biases of three layers matter; the first one is used up inside.")
def first_bias_forgotten():
    return {**collapse(), "b_eff3": W3 * b2 + b3}


@collapse.mistake("No bias survives the collapse: three linear layers are one matrix.")
def no_bias_at_all():
    return {**collapse(), "b_eff": sp.zeros(4, 1), "b_eff3": sp.zeros(2, 1)}


@collapse.mistake("The rank is bounded by the input and the output only, so a narrow layer between them costs nothing.")
def rank_of_the_ends():
    return {**collapse(), "rank": sp.Integer(3)}


@collapse.mistake("The biases of a chain simply add up, b for each layer.")
def biases_add_up():
    return {**collapse(), "chain": w**L * x + L * b}


@collapse.mistake("Each bias of a chain is multiplied by w once more than there are layers behind it.")
def one_power_too_many():
    return {**collapse(), "chain": w**L * x + b * sp.Sum(w**k, (k, 1, L))}


collapse.case_per_key(
    names={
        "W_eff": "matrix of two layers",
        "b_eff": "bias of two layers",
        "W_eff3": "matrix of three layers",
        "b_eff3": "bias of three layers",
        "rank": "largest rank",
        "chain": "chain of L units",
    }
)


@collapse.mistake("The chain adds its bias once, at the end.")
def chain_with_one_bias():
    return {**collapse(), "chain": w**L * x + b}


@collapse.mistake("Biases go through the matrices, but the last one drops out.")
def last_bias_dropped():
    right = collapse()
    return {**right, "b_eff": W2 * b1, "b_eff3": W3 * W2 * b1}
