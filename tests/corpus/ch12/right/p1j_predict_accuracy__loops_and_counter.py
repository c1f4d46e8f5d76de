from collections import Counter
import math
import numpy as np

def predict(X, parameters, threshold=0.5):
    L = len(parameters) // 2
    m = X.shape[1]
    p = np.zeros((1, m), dtype=int)
    for i in range(m):
        a = X[:, i:i + 1]
        for l in range(1, L + 1):
            z = parameters[f"W{l}"] @ a + parameters[f"b{l}"]
            a = np.where(z > 0, z, 0) if l < L else 1 / (1 + np.exp(-z))
        if a[0, 0] > threshold:
            p[0, i] = 1
        else:
            p[0, i] = 0
    return p

def accuracy(predictions, Y):
    pairs = list(zip(np.array(predictions).flatten().tolist(), np.array(Y).flatten().tolist()))
    hits = 0
    for a, b in pairs:
        if a == b:
            hits += 1
    return 100.0 * hits / len(pairs)

def lift(predictions, Y):
    labels = np.array(Y).reshape(-1).tolist()
    most = Counter(labels).most_common(1)[0][1]
    return accuracy(predictions, Y) - 100.0 * most / len(labels)
