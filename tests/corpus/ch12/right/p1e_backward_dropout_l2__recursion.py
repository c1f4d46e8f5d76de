import numpy as np

def backward(Y, parameters, caches, masks, keep_prob, l2):
    m = Y.shape[1]
    top = len(parameters) // 2

    def delta(l):
        if l == top:
            return caches["A%d" % l] - Y
        d = parameters["W%d" % (l + 1)].T @ delta(l + 1)
        if masks.get(l) is not None:
            d = np.where(masks[l] == 1, d / keep_prob, 0)
        t = np.tanh(caches["Z%d" % l])
        return d - d * t * t

    grads = {}
    for l in range(1, top + 1):
        d = delta(l)
        grads["dW%d" % l] = (d @ caches["A%d" % (l - 1)].T + l2 * parameters["W%d" % l]) / m
        grads["db%d" % l] = d.mean(axis=1).reshape(-1, 1)
    return grads
