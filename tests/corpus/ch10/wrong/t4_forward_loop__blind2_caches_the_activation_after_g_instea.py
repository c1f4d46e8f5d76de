# expect: fail
# diagnosis: z_overwritten
import numpy as np

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


from functools import reduce
def forward_loop(X, weights, biases, activations):
    def step(acc, layer):
        A, caches = acc
        W, b, name = layer
        Z = np.einsum("jk,km->jm", W, A) + b
        return ACTIVATIONS[name](Z), caches + [(A, ACTIVATIONS[name](Z))]
    return reduce(step, zip(weights, biases, activations), (X, []))
