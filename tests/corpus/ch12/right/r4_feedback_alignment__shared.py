import numpy as np
def _grads(Y, parameters, caches, up):
    L = len(parameters) // 2
    m = Y.shape[1]
    top = dZ = caches[f"A{L}"] - Y
    out = {}
    for l in range(L, 0, -1):
        out[f"dW{l}"], out[f"db{l}"] = dZ @ caches[f"A{l-1}"].T / m, dZ.mean(axis=1, keepdims=True)
        if l > 1:
            dZ = np.where(caches[f"Z{l-1}"] > 0, up(l, dZ, top), 0)
    return out
def feedback_gradients(Y, parameters, caches, feedback):
    return _grads(Y, parameters, caches, lambda l, dZ, top: feedback[f"B{l}"] @ dZ)
def direct_feedback_gradients(Y, parameters, caches, feedback):
    return _grads(Y, parameters, caches, lambda l, dZ, top: feedback[f"B{l-1}"] @ top)
def alignment(change, gradient):
    a, b = np.ravel(change), np.ravel(gradient)
    return a @ b / np.sqrt((a @ a) * (b @ b))
