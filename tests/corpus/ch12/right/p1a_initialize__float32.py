import numpy as np

def initialize(dims, activations, rng):
    p = {}
    for l in range(len(activations)):
        W = rng.standard_normal(dims[l + 1] * dims[l]).reshape(dims[l + 1], dims[l])
        W = W / np.sqrt(dims[l])
        if activations[l] == 'relu':
            W = W * np.sqrt(2)
        p['W%i' % (l + 1)] = W.astype(np.float32)
        p['b%i' % (l + 1)] = np.zeros([dims[l + 1], 1], dtype=np.float32)
    return p
