"""ch10.b2  Derive the gradient of a weight matrix.    Chapter 10, exercise B2"""

import numpy as np
import sympy as sp

from dlgrade import exercise

dZ = sp.Matrix(2, 3, sp.symbols("d1:3(1:4)"))  # d11 d12 d13 / d21 d22 d23
A_prev = sp.Matrix(4, 3, sp.symbols("a1:5(1:4)"))  # a11 a12 a13 / a21 ... / a41 a42 a43
W = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))  # w11 ... w14 / w21 ... w24


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=10,
    topics=("backpropagation", "chain-rule", "gradients"),
    hints=(
        "Start with one entry: Z[j, i] = sum over k of W[j, k] A_prev[k, i] + b[j]. Which entries of Z contain "
        "W[1, 3]?",
        "W[1, 3] acts in row 1 of Z only, but for every example i. The chain rule adds one term for each example.",
        "The cost is the mean of the examples' losses, so the examples' contributions are added and divided by m.",
        "Sum over i of dZ[j, i] A_prev[k, i] is entry (j, k) of a matrix product. The index that is summed must stand "
        "inside: which of the two factors has to be transposed?",
        "A gradient has the shape of its parameter: dW like W (2, 4), db like b (2, 1), dA_prev like A_prev (4, 3).",
    ),
    rubric=(
        "Z[j, i] is written out as a sum over k, and dZ[j, i] / dW[p, q] is A_prev[q, i] if p = j and 0 otherwise.",
        "The chain rule is applied over all entries of Z, and the sum over the examples i is kept.",
        "The factor 1/m comes from the mean in the cost and is used once.",
        "The sum is recognized as the product dZ times the transpose of A_prev, and the shapes are checked.",
    ),
    rubric_points=4,
)
def derive() -> dict:
    """The gradient of W[l], from one entry to the matrix formula.

    One layer: Z = W A_prev + b for m = 3 examples in the columns. W is (2, 4), A_prev (4, 3), Z (2, 3), b (2, 1). The
    cost J is the mean of the examples' losses. Convention: dZ holds the derivative of each example's own loss, without
    1/m; dA_prev likewise; dW and db are derivatives of J and do carry 1/m.

    dZ, A_prev and W are given above as SymPy matrices of symbols; names count from 1, so a32 stands in row 3, column 2
    (in Python A_prev[2, 1]). Return a dict with these keys:

      "dz12_dw13"  : the derivative of Z's entry in row 1, column 2 by W's entry w13
      "dz12_dw23"  : the derivative of the same entry by w23
      "dJ_dw13"    : the derivative of J by w13, in entries of dZ and A_prev
      "dW"         : (2, 4), all of them
      "db"         : (2, 1), the derivative of J by b
      "dA_prev"    : (4, 3), the derivative of each example's loss by its inputs

    The second function, weight_gradient, is the same formula in NumPy. The written part is the derivation itself.
    Example of the rule for one weight, with one input, one unit and m = 2 examples: dZ = [3, 5], A_prev = [10, 20]
    gives dW = (3*10 + 5*20) / 2 = 65.
    """
    m = 3
    return {
        "dz12_dw13": A_prev[2, 1],
        "dz12_dw23": sp.Integer(0),
        "dJ_dw13": sum(dZ[0, i] * A_prev[2, i] for i in range(m)) / m,
        "dW": dZ * A_prev.T / m,
        "db": dZ * sp.ones(m, 1) / m,
        "dA_prev": W.T * dZ,
    }


@derive.part
def weight_gradient(dZ: np.ndarray, A_prev: np.ndarray) -> np.ndarray:
    """dW (n, n_prev) from dZ (n, m) without 1/m and A_prev (n_prev, m); examples are columns, dW carries 1/m.

    Example: dZ = [[1, -1, 2], [0, 1, 1]] and A_prev = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 0, 1]] give an array (2, 4)
    that starts with 5/3.
    """
    return dZ @ A_prev.T / dZ.shape[1]


@derive.alternative
def entry_by_entry():
    return {
        "dz12_dw13": sp.Symbol("a32"),
        "dz12_dw23": 0,
        "dJ_dw13": (dZ[0, :] * A_prev[2, :].T)[0, 0] / 3,
        "dW": [[sum(dZ[j, i] * A_prev[k, i] for i in range(3)) / 3 for k in range(4)] for j in range(2)],
        "db": [[(dZ[j, 0] + dZ[j, 1] + dZ[j, 2]) / 3] for j in range(2)],
        "dA_prev": [[W[0, k] * dZ[0, i] + W[1, k] * dZ[1, i] for i in range(3)] for k in range(4)],
    }


@derive.alternative(of="weight_gradient")
def one_example_after_another(dZ, A_prev):
    n, m = dZ.shape
    total = [[0.0] * A_prev.shape[0] for _ in range(n)]
    for i in range(m):
        for j in range(n):
            for k in range(A_prev.shape[0]):
                total[j][k] += dZ[j, i] * A_prev[k, i] / m
    return np.array(total)


@derive.mistake("The derivative of Z by a weight is that weight's own entry, not the input it is multiplied with.")
def weight_for_input():
    return {**derive(), "dz12_dw13": W[0, 2]}


@derive.mistake("A weight of row 2 acts on every row of Z, so its derivative is the input as well.")
def every_weight_acts_everywhere():
    return {**derive(), "dz12_dw23": A_prev[2, 1]}


@derive.mistake("The derivative by one weight needs only the one example that was just looked at.")
def one_example_only():
    return {**derive(), "dJ_dw13": dZ[0, 1] * A_prev[2, 1] / 3}


@derive.mistake("The 1/m has been used in dZ already, so the gradients are plain sums over the examples.")
def no_mean():
    right = derive()
    return {**right, "dJ_dw13": 3 * right["dJ_dw13"], "dW": 3 * right["dW"], "db": 3 * right["db"]}


@derive.mistake("dW is A_prev times the transpose of dZ.")
def wrong_factor_transposed():
    return {**derive(), "dW": A_prev * dZ.T / 3}


@derive.mistake("db is dZ itself, divided by m, as the bias has the derivative 1.")
def db_without_sum():
    return {**derive(), "db": dZ / 3}


@derive.mistake("Every gradient is divided by m, dA_prev too.")
def mean_in_da():
    return {**derive(), "dA_prev": W.T * dZ / 3}


@derive.mistake("The gradient is the sum over the examples; nothing has to be divided.", of="weight_gradient")
def sum_in_code(dZ, A_prev):
    return dZ @ A_prev.T


@derive.mistake("The mean is taken over the rows, so one divides by dZ.shape[0].", of="weight_gradient")
def divided_by_units(dZ, A_prev):
    return dZ @ A_prev.T / dZ.shape[0]


@derive.mistake("In code dW is A_prev times the transpose of dZ.", of="weight_gradient")
def transposed_in_code(dZ, A_prev):
    return A_prev @ dZ.T / dZ.shape[1]


derive.case_per_key(
    names={
        "dz12_dw13": "one entry by its weight",
        "dz12_dw23": "one entry by a weight of another row",
        "dJ_dw13": "the cost by one weight",
        "dW": "the matrix formula",
        "db": "the bias",
        "dA_prev": "the inputs",
    }
)


@derive.case("in numbers", weight=2)
def in_numbers(implementation):
    d = np.array([[1.0, -1.0, 2.0], [0.0, 1.0, 1.0]])
    a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0], [1.0, 0.0, 1.0]])
    return implementation.weight_gradient(d, a)


@derive.random_case("other sizes", n=4)
def other_sizes(implementation, rng):
    n, n_prev, m = rng.permutation([2, 3, 5, 6, 7])[:3]
    return implementation.weight_gradient(rng.normal(size=(n, m)), rng.normal(size=(n_prev, m)))


@derive.mistake("The rows of A_prev are examples, so the indices of its entry are swapped.")
def indices_swapped():
    return {**derive(), "dz12_dw13": A_prev[1, 2]}
