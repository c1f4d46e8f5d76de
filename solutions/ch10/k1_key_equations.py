"""ch10.k1  The backward recursion and the size of a gradient.    Chapter 10, key equations"""

import sympy as sp

from dlgrade import exercise

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


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=8,
    topics=("backpropagation", "vanishing-gradients", "key-equations"),
    hints=(
        "Go one step at a time: from dA[l] to dZ[l] through the activation, from dZ[l] to dA[l-1] through the weights.",
        "The slope of a layer multiplies that layer's dA entry by entry, before the weights of the same layer "
        "send it back.",
        "Between dZ[3] and dZ[1] the error passes the weights w3 and w2, and the slopes of the layers that it "
        "arrives in. Which slope is part of dZ[3] already?",
        "For the size take absolute values of everything between dZ[L] and dZ[1]: L - 1 weights, W[2] to W[L], and "
        "L - 1 slopes, those of layers 1 to L - 1.",
    ),
)
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
    return {
        "dZ3": e * s3,
        "dA2": e * s3 * w3,
        "dZ1": e * s3 * w3 * s2 * w2 * s1,
        "dW1": e * s3 * w3 * s2 * w2 * s1 * x,
        "dA_prev": W.T * dA.multiply_elementwise(slopes),
        "ratio": sp.Abs(w3 * s2 * w2 * s1),
        "instance": sp.Rational(3315, 10000),
        "general": (w * s) ** (L - 1),
    }


@recursion.alternative
def step_by_step_in_plain_numbers():
    dZ3 = e * s3
    dZ2 = w3 * dZ3 * s2
    dZ1 = w2 * dZ2 * s1
    return {
        "dZ3": dZ3,
        "dA2": w3 * dZ3,
        "dZ1": dZ1,
        "dW1": x * dZ1,
        "dA_prev": [[sum(W[j, k] * dA[j] * slopes[j] for j in range(2))] for k in range(3)],
        "ratio": sp.Abs(w2) * sp.Abs(s1) * sp.Abs(w3) * sp.Abs(s2),
        "instance": 1.3 * 0.3 * 1.7 * 0.5,
        "general": w**L / w * s**L / s,
    }


@recursion.mistake("dZ is dA; the activation matters on the way forward only.")
def slope_forgotten():
    return {**recursion(), "dZ3": e, "dA2": e * w3}


@recursion.mistake("An error is sent back by the weights of the layer it arrives in.")
def weight_of_the_layer_below():
    return {**recursion(), "dA2": e * s3 * w2}


@recursion.mistake("The slope of layer 1 comes in only with its weight, so dZ[1] ends with w2.")
def last_slope_forgotten():
    right = recursion()
    return {**right, "dZ1": right["dZ1"] / s1, "dW1": right["dW1"] / s1}


@recursion.mistake("The gradient of a weight is its layer's error; the input is not part of it.")
def input_forgotten():
    right = recursion()
    return {**right, "dW1": right["dZ1"]}


@recursion.mistake("The gradient of w1 contains w1 itself, as the signal came through it.")
def own_weight_included():
    right = recursion()
    return {**right, "dW1": right["dW1"] * w1}


@recursion.mistake("The weights alone send the error back: dA[l-1] = W[l].T dA[l].")
def no_slope_in_the_matrix_form():
    return {**recursion(), "dA_prev": W.T * dA}


@recursion.mistake("The layer's slopes and weights are both summed over its units before they are multiplied.")
def summed_too_early():
    weight = sp.Matrix([W[0, k] + W[1, k] for k in range(3)])
    return {**recursion(), "dA_prev": weight * (dA[0] * slopes[0] + dA[1] * slopes[1])}


@recursion.mistake("Weight and slope of the same layer go together: W[2] with g'[2], W[3] with g'[3].")
def slope_of_the_same_layer():
    return {**recursion(), "ratio": sp.Abs(w3 * s3 * w2 * s2), "instance": sp.Rational(7735, 10000)}


@recursion.mistake("The first weight is part of the product as well.")
def first_weight_included():
    return {**recursion(), "ratio": sp.Abs(w3 * s2 * w2 * s1 * w1), "instance": sp.Rational(36465, 100000)}


@recursion.mistake("There are L layers and so L factors.")
def one_factor_for_each_layer():
    return {**recursion(), "general": (w * s) ** L}


recursion.case_per_key(
    names={
        "dZ3": "dZ[3]",
        "dA2": "dA[2]",
        "dZ1": "dZ[1]",
        "dW1": "the gradient of w1",
        "dA_prev": "one layer with matrices",
        "ratio": "the size of the way back",
        "instance": "the size in numbers",
        "general": "L equal units",
    }
)


@recursion.mistake("The size of a product needs no absolute values.")
def signs_kept():
    return {**recursion(), "ratio": w3 * s2 * w2 * s1}


@recursion.mistake("The weights alone decide how a gradient shrinks.")
def weights_alone():
    return {**recursion(), "ratio": sp.Abs(w3 * w2), "general": w ** (L - 1)}
