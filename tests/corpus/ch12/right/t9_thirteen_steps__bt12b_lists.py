import math
def thirteen_steps(X, Y, W1, b1, W2, b2):
    n0, m = X.shape
    n1 = W1.shape[0]
    out = {}
    Z1 = [[sum(W1[i][k] * X[k][j] for k in range(n0)) + b1[i][0] for j in range(m)] for i in range(n1)]
    A1 = [[max(0.0, z) for z in row] for row in Z1]
    Z2 = [[sum(W2[0][i] * A1[i][j] for i in range(n1)) + b2[0][0] for j in range(m)]]
    A2 = [[1 / (1 + math.exp(-z)) for z in Z2[0]]]
    J = -sum(math.log(a) if y == 1 else math.log1p(-a) for a, y in zip(A2[0], Y[0])) / m
    dA2 = [[-y / a + (1 - y) / (1 - a) for a, y in zip(A2[0], Y[0])]]
    dZ2 = [[a - y for a, y in zip(A2[0], Y[0])]]
    dW2 = [[sum(dZ2[0][j] * A1[i][j] for j in range(m)) / m for i in range(n1)]]
    db2 = [[sum(dZ2[0]) / m]]
    dA1 = [[W2[0][i] * dZ2[0][j] for j in range(m)] for i in range(n1)]
    dZ1 = [[dA1[i][j] if Z1[i][j] > 0 else 0.0 for j in range(m)] for i in range(n1)]
    dW1 = [[sum(dZ1[i][j] * X[k][j] for j in range(m)) / m for k in range(n0)] for i in range(n1)]
    db1 = [[sum(dZ1[i]) / m] for i in range(n1)]
    import numpy as np
    for k, v in zip("F1 F2 F3 F4 F5 B1 B2 B3 B4 B5 B6 B7 B8".split(), (Z1, A1, Z2, A2, J, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1)):
        out[k] = v if k == "F5" else np.array(v)
    return out
def expansion():
    first = [0.0, -1.0, 1.0]
    second = [1.0, 0.0, -1.0]
    return {"first": first, "second": second, "sum": [f + s for f, s in zip(first, second)], "misprint": 1.0}
