from collections import Counter
from functools import reduce
import numpy as np
def predict(X, parameters, threshold=0.5):
    layers = [(parameters["W" + str(i)], parameters["b" + str(i)]) for i in range(1, len(parameters) // 2 + 1)]
    hidden = reduce(lambda a, wb: np.clip(wb[0] @ a + wb[1], 0, np.inf), layers[:-1], np.asarray(X, dtype=float))
    W, b = layers[-1]
    prob = 0.5 * (1 + np.tanh((W @ hidden + b) / 2))
    return np.asarray(prob > threshold).astype(np.int8)
def accuracy(predictions, Y):
    p, y = [int(v) for v in np.ravel(predictions)], [int(v) for v in np.ravel(Y)]
    hits = sum(a == b for a, b in zip(p, y))
    return hits * 100 / len(y)
def lift(predictions, Y):
    labels = Counter(np.ravel(Y).tolist())
    return accuracy(predictions, Y) - labels.most_common(1)[0][1] * 100 / labels.total()
