"""ch12.t4  The chain rule from scalars to layers.    Chapter 12, section 12.4.3"""

import sympy as sp

from dlgrade import exercise

x, w, b, y = sp.symbols("x w b y", real=True)
s = sp.symbols("s", positive=True)  # the value sigma(w x + b)
W = sp.Matrix(2, 3, sp.symbols("w1:3(1:4)", real=True))  # w11 w12 w13 / w21 w22 w23
a = sp.Matrix(sp.symbols("a1 a2 a3", real=True))  # (3, 1)
d = sp.Matrix(sp.symbols("d1 d2", real=True))  # (2, 1): dL/dz1, dL/dz2


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=7,
    topics=("chain-rule", "backpropagation", "linear-algebra"),
    hints=(
        "Along one path derivatives are multiplied. What happens where a variable reaches the result on two paths?",
        "Write z1 and z2 out as sums. Which of them contain a1? Which of them contain w23?",
        "a1 reaches L through z1 and through z2: the contributions add up, so column 1 of W is needed, which is a row "
        "of its transpose. w23 stands in z2 only, where it is multiplied with a3.",
        "The Jacobian lists dz_j/da_k with j for rows; what sends d back to a is its transpose.",
    ),
)
def derivatives() -> dict:
    """Derivatives along one path, along two paths and through a layer.

    All symbols are given above. Return a dict of SymPy expressions (matrices as sympy.Matrix or lists of rows):

      "one path"    : dL/dx for L = u**3, u = 2 x + 1, in x
      "two paths"   : dL/dx for L = u v, u = x**2, v = exp(x), in x
      "unit"        : dL/dw for L = (s - y)**2 / 2, s = sigma(z), z = w x + b (sigma the sigmoid), in s, y and x
      "da1"         : dL/da1, where z = W a with W (2, 3), a (3, 1), z (2, 1), and d = (dL/dz1, dL/dz2) is known
      "dw23"        : dL/dw23 in the same layer (row 2, column 3 of W)
      "jacobian"    : the Jacobian of z by a, (2, 3): row j, column k holds dz_j/da_k
      "da"          : (3, 1), all dL/da_k
      "dW"          : (2, 3), all dL/dw_jk

    Example: for L = u + v, u = 2 x, v = 5 x the derivative by x is 2 + 5 = 7.
    """
    return {
        "one path": 6 * (2 * x + 1) ** 2,
        "two paths": 2 * x * sp.exp(x) + x**2 * sp.exp(x),
        "unit": (s - y) * s * (1 - s) * x,
        "da1": W[0, 0] * d[0] + W[1, 0] * d[1],
        "dw23": d[1] * a[2],
        "jacobian": W,
        "da": W.T * d,
        "dW": d * a.T,
    }


@derivatives.alternative
def by_sympy():
    z = W * a
    L = d[0] * z[0] + d[1] * z[1]  # linear in z with the slopes d
    return {
        "one path": sp.diff((2 * x + 1) ** 3, x),
        "two paths": sp.diff(x**2 * sp.exp(x), x),
        "unit": x * (s - y) * (s - s**2),
        "da1": sp.diff(L, a[0]),
        "dw23": sp.diff(L, W[1, 2]),
        "jacobian": z.jacobian(a),
        "da": [[sp.diff(L, a[k])] for k in range(3)],
        "dW": [[sp.diff(L, W[j, k]) for k in range(3)] for j in range(2)],
    }


@derivatives.mistake("The outer derivative is taken at x, where the question is asked.")
def outer_at_x():
    return {**derivatives(), "one path": 6 * x**2}


@derivatives.mistake("Derivatives along a path are added.")
def sum_for_product():
    return {**derivatives(), "one path": 3 * (2 * x + 1) ** 2 + 2}


@derivatives.mistake("With two paths the derivatives of both are multiplied as well.")
def paths_multiplied():
    return {**derivatives(), "two paths": 2 * x * sp.exp(x)}


@derivatives.mistake("The sigmoid's slope has been dealt with by the loss; s - y goes straight to the weight.")
def slope_forgotten():
    return {**derivatives(), "unit": (s - y) * x}


@derivatives.mistake("The sum z = w x + b is differentiated by x, so the last factor is w.")
def weight_for_input():
    return {**derivatives(), "unit": (s - y) * s * (1 - s) * w}


@derivatives.mistake("a1 belongs to z1, so only d1 comes back to it.")
def one_path_only():
    return {**derivatives(), "da1": W[0, 0] * d[0]}


@derivatives.mistake("The error comes back through the row of the weights that it went out by.")
def row_for_column():
    return {**derivatives(), "da1": W[0, 0] * d[0] + W[0, 1] * d[1]}


@derivatives.mistake("Both errors act on every weight.")
def all_errors_on_a_weight():
    return {**derivatives(), "dw23": (d[0] + d[1]) * a[2]}


@derivatives.mistake("The Jacobian of z = W a is W transposed.")
def transposed_jacobian():
    return {**derivatives(), "jacobian": W.T}


@derivatives.mistake("The order of the scalar chain rule is kept: d times W, as a row.")
def row_of_gradients():
    return {**derivatives(), "da": d.T * W}


@derivatives.mistake("dW is the input times the error.")
def outer_product_exchanged():
    return {**derivatives(), "dW": a * d.T}


@derivatives.mistake("The outer power is differentiated, and that is all.")
def inner_forgotten():
    return {**derivatives(), "one path": 3 * (2 * x + 1) ** 2}


@derivatives.mistake("x reaches L through v; u is a factor like a constant.")
def one_of_two_paths():
    return {**derivatives(), "two paths": x**2 * sp.exp(x)}


@derivatives.mistake("The derivative of the sum z by the weight is 1.")
def input_forgotten():
    return {**derivatives(), "unit": (s - y) * s * (1 - s)}


@derivatives.mistake("The error is the target minus the output.")
def target_minus_output():
    return {**derivatives(), "unit": (y - s) * s * (1 - s) * x}


@derivatives.mistake("The 2 of the square stays.")
def two_kept():
    return {**derivatives(), "unit": 2 * (s - y) * s * (1 - s) * x}


@derivatives.mistake("The first index of a weight belongs to the input, the second to the unit.")
def indices_exchanged():
    return {**derivatives(), "dw23": d[0] * a[1]}


derivatives.case_per_key(
    names={
        "unit": "one unit",
        "da1": "one input of a layer",
        "dw23": "one weight of a layer",
        "jacobian": "the Jacobian",
        "da": "all inputs",
        "dW": "all weights",
    }
)
