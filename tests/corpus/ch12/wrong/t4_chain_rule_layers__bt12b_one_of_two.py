# expect: fail
# diagnosis: one_of_two_paths
import sympy as sp
x, w, b, y = sp.symbols("x w b y", real=True)
s = sp.symbols("s", positive=True)
W = sp.Matrix(2, 3, sp.symbols("w1:3(1:4)", real=True))
a = sp.Matrix(sp.symbols("a1 a2 a3", real=True))
d = sp.Matrix(sp.symbols("d1 d2", real=True))
def derivatives():
    return {
        "one path": sp.diff((2 * x + 1) ** 3, x),
        "two paths": x ** 2 * sp.exp(x),
        "unit": sp.expand((s - y) * (s - s ** 2) * x),
        "da1": (d.T * W[:, 0])[0],
        "dw23": a[2] * d[1],
        "jacobian": (W * a).jacobian(a),
        "da": W.T * d,
        "dW": (a * d.T).T,
    }
