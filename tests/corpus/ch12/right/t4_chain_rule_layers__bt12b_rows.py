import sympy as sp
x, w, b, y = sp.symbols("x w b y", real=True)
s = sp.symbols("s", positive=True)
W = sp.Matrix(2, 3, sp.symbols("w1:3(1:4)", real=True))
a = sp.Matrix(sp.symbols("a1 a2 a3", real=True))
d = sp.Matrix(sp.symbols("d1 d2", real=True))
def derivatives():
    loss = sum(d[j] * sum(W[j, k] * a[k] for k in range(3)) for j in range(2))
    return {
        "dW": [[sp.diff(loss, W[j, k]) for k in range(3)] for j in range(2)],
        "da": [[sp.diff(loss, a[k])] for k in range(3)],
        "jacobian": [[W[j, k] for k in range(3)] for j in range(2)],
        "dw23": sp.diff(loss, W[1, 2]),
        "da1": sp.diff(loss, a[0]),
        "unit": -x * s * (s - 1) * (s - y),
        "two paths": 2 * x * sp.exp(x) + x ** 2 * sp.exp(x),
        "one path": 24 * x ** 2 + 24 * x + 6,
    }
