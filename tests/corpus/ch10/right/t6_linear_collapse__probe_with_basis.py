import numpy as np
def collapse(weights, biases):
    def net(x):
        for W, b in zip(weights, biases):
            x = W @ x + b
        return x
    n0 = weights[0].shape[1]
    b = net(np.zeros((n0, 1)))
    return net(np.eye(n0)) - b, b
