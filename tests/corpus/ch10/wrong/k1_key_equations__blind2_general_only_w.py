# expect: fail
# diagnosis: weights_alone
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


def recursion():
    dZ3 = e * s3
    dA2 = w3 * dZ3
    dZ2 = dA2 * s2
    dZ1 = w2 * dZ2 * s1
    dZ = sp.diag(*slopes) * dA
    return {"dZ3": dZ3, "dA2": dA2, "dZ1": dZ1, "dW1": dZ1 * x, "dA_prev": W.T * dZ,
            "ratio": sp.Abs(w2 * w3 * s1 * s2), "instance": sp.Rational(13, 10) * sp.Rational(17, 10) * sp.Rational(15, 100),
            "general": w ** (L - 1)}
