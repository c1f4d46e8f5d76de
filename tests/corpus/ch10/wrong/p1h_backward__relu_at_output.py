# expect: fail
# diagnosis: relu_slope_at_the_output
import numpy as np
def backward(Y, parameters, caches):
    L = sum(k.startswith("W") for k in parameters)
    m = np.shape(Y)[-1]
    def go(l, dZ):
        g = {f"dW{l}": np.tensordot(dZ, caches[f"A{l-1}"], axes=(1, 1)) / m, f"db{l}": dZ.mean(1).reshape(-1, 1)}
        if l > 1:
            g.update(go(l - 1, np.where(caches[f"Z{l-1}"] > 0, parameters[f"W{l}"].T @ dZ, 0.0)))
        return g
    return go(L, (caches[f"A{L}"] - Y) * (caches[f"Z{L}"] > 0))
