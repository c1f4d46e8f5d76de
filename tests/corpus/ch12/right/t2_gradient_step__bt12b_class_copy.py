import copy
import numpy as np
class SGD:
    def __init__(self, lr): self.lr = float(lr)
    def __call__(self, params, grads):
        out = copy.deepcopy(params)
        for key in sorted(out):
            if (g := grads.get("d" + key)) is None:
                raise KeyError("no gradient for " + key)
            out[key] = np.subtract(out[key], np.multiply(self.lr, g))
        return out
def gradient_step(parameters, grads, learning_rate):
    return SGD(learning_rate)(parameters, grads)
