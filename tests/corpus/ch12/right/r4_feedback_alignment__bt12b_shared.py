import numpy as np
def _grads(caches, L, m, deltas):
    out = {}
    for l in range(1, L + 1):
        out["dW%d" % l] = np.tensordot(deltas[l], caches["A%d" % (l - 1)], axes=(1, 1)) / m
        out["db%d" % l] = deltas[l].mean(axis=1, keepdims=True)
    return out
def feedback_gradients(Y, parameters, caches, feedback):
    L = len(parameters) // 2
    d = {L: caches[f"A{L}"] - Y}
    for l in range(L - 1, 0, -1):
        d[l] = feedback[f"B{l + 1}"] @ d[l + 1] * np.heaviside(caches[f"Z{l}"], 0)
    return _grads(caches, L, Y.shape[1], d)
def direct_feedback_gradients(Y, parameters, caches, feedback):
    L = len(parameters) // 2
    e = caches[f"A{L}"] - Y
    d = {l: np.where(caches[f"Z{l}"] > 0, feedback[f"B{l}"] @ e, 0) for l in range(1, L)}
    return _grads(caches, L, Y.shape[1], {**d, L: e})
def alignment(change, gradient):
    a, b = np.ravel(change), np.ravel(gradient)
    return (a / np.linalg.norm(a)) @ (b / np.linalg.norm(b))
