import numpy as np

def shapes(dims, m):
    """just do it with zeros and look"""
    L = len(dims) - 1
    A = np.zeros((dims[0], m))
    cache = {"A0": A}
    for l in range(1, L + 1):
        cache["W%d" % l] = np.zeros((dims[l], dims[l - 1]))
        cache["b%d" % l] = np.zeros((dims[l], 1))
        cache["Z%d" % l] = np.dot(cache["W%d" % l], cache["A%d" % (l - 1)]) + cache["b%d" % l]
        cache["A%d" % l] = np.tanh(cache["Z%d" % l])
    cache["dA%d" % L] = cache["A%d" % L]
    for l in reversed(range(1, L + 1)):
        dZ = cache["dA%d" % l] * (1 - cache["A%d" % l] ** 2)
        cache["dZ%d" % l] = dZ
        cache["dW%d" % l] = 1. / m * np.dot(dZ, cache["A%d" % (l - 1)].T)
        cache["db%d" % l] = np.mean(dZ, axis=1, keepdims=True)
        cache["dA%d" % (l - 1)] = np.dot(cache["W%d" % l].T, dZ)
    del cache["A0"]
    return {k: a.shape for k, a in cache.items()}
