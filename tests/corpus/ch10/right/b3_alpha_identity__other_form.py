import sympy as sp
alpha = sp.symbols("alpha", real=True); L = sp.symbols("L", integer=True, positive=True)
x = sp.Matrix(sp.symbols("x1 x2", real=True)); y = sp.Matrix(sp.symbols("y1 y2", real=True))
def gradients():
    yhat = x * alpha ** L
    e = yhat - y
    f = alpha ** L / alpha
    return {"output": [yhat[0], yhat[1]], "dZ_L": e, "factor": f, "dZ_1": f * e, "dW_1": sp.Matrix(2, 2, lambda i, j: f * e[i] * x[j]),
            "neutral": 1, "f_09": sp.Rational(9, 10) ** 49, "f_11": 1.1 ** 49}
