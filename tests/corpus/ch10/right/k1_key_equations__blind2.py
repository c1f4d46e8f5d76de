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


import functools
def recursion():
    ws, ss = {2: w2, 3: w3}, {1: s1, 2: s2, 3: s3}
    @functools.cache
    def dZ(l): return (e if l == 3 else dAf(l)) * ss[l]
    def dAf(l): return ws[l + 1] * dZ(l + 1)
    hadamard = sp.Matrix([dA[i] * slopes[i] for i in range(2)])
    return dict(general=sp.exp((L - 1) * sp.log(w * s)), instance=1.3 * 1.7 * 0.3 * 0.5, ratio=sp.Abs(dZ(1)) / sp.Abs(dZ(3)),
        dA_prev=sp.Matrix([sum(W[i, j] * hadamard[i] for i in range(2)) for j in range(3)]), dW1=x * dZ(1), dZ1=dZ(1), dA2=dAf(2), dZ3=dZ(3))
