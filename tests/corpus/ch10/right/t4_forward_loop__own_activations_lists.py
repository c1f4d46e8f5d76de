import math


def act(name, z):
    if name == "relu":
        return z if z > 0 else 0.0
    if name == "sigmoid":
        return 1 / (1 + math.exp(-z))
    if name == "tanh":
        return math.tanh(z)
    return z


def forward_loop(X, weights, biases, activations):
    A = [[float(v) for v in row] for row in X]
    caches = []
    for l in range(len(weights)):
        Z = []
        for i in range(len(weights[l])):
            Z.append([sum(w * A[k][j] for k, w in enumerate(weights[l][i])) + biases[l][i][0] for j in range(len(A[0]))])
        caches.append([A, Z])
        A = [[act(activations[l], z) for z in row] for row in Z]
    return [A, caches]
