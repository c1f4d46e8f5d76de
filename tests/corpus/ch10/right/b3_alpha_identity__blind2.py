import sympy as sp

alpha = sp.symbols("alpha", real=True)
L = sp.symbols("L", integer=True, positive=True)
x = sp.Matrix(sp.symbols("x1 x2", real=True))  # (2, 1)
y = sp.Matrix(sp.symbols("y1 y2", real=True))  # (2, 1)


def gradients():
    x1, x2 = x; y1, y2 = y
    g = [alpha**(2*L - 1) * p - alpha**(L - 1) * t for p, t in ((x1, y1), (x2, y2))]
    return dict(output=sp.Matrix([alpha**L * x1, alpha**L * x2]), dZ_L=sp.Matrix(2, 1, [x1 * alpha**L - y1, alpha**L * x2 - y2]), factor=sp.Pow(alpha, L - 1),
      dZ_1=sp.Matrix(g), dW_1=sp.Matrix([[g[0] * x1, g[0] * x2], [g[1] * x1, g[1] * x2]]), neutral=sp.Integer(1), f_09=0.9**49, f_11=1.1**49)
