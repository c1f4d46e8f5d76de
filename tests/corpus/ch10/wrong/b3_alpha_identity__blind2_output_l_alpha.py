# expect: fail
# diagnosis: depth_multiplies
import sympy as sp

alpha = sp.symbols("alpha", real=True)
L = sp.symbols("L", integer=True, positive=True)
x = sp.Matrix(sp.symbols("x1 x2", real=True))  # (2, 1)
y = sp.Matrix(sp.symbols("y1 y2", real=True))  # (2, 1)


def gradients():
    yhat = L * alpha * x
    err = yhat - y
    f = alpha**L / alpha
    return {"f_11": sp.Rational(11, 10)**49, "f_09": sp.Rational(9, 10)**49, "neutral": 1, "dW_1": f * err * x.T, "dZ_1": f * err, "factor": f, "dZ_L": err, "output": yhat}
