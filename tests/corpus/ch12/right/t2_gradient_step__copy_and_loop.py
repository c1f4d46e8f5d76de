import copy
import numpy as np

def gradient_step(parameters, grads, learning_rate):
    new = copy.deepcopy(parameters)
    for name in new:
        it = np.nditer(new[name], flags=["multi_index"])
        while not it.finished:
            ix = it.multi_index
            new[name][ix] = new[name][ix] - learning_rate * grads["d" + name][ix]
            it.iternext()
    return new
