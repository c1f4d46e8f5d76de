# expect: fail
# diagnosis: no_root
import numpy as np

def initial_state(parameters, optimizer):
    if optimizer == "sgd":
        return {}
    if optimizer == "momentum":
        return {"d" + k: np.zeros(parameters[k].shape) for k in parameters}
    if optimizer == "adam":
        v, s = {}, {}
        for k in parameters:
            v["d" + k] = np.zeros_like(parameters[k], dtype=float)
            s["d" + k] = np.zeros_like(parameters[k], dtype=float)
        return {"v": v, "s": s, "t": 0}
    raise ValueError("unknown optimizer " + str(optimizer))

def sgd(parameters, grads, state, learning_rate):
    new = {}
    for k in parameters:
        new[k] = parameters[k] - learning_rate * grads["d" + k]
    return new, state

def momentum(parameters, grads, state, learning_rate, beta=0.9):
    new = {}
    for k in parameters:
        state["d" + k] = beta * state["d" + k] + (1 - beta) * grads["d" + k]
        new[k] = parameters[k] - learning_rate * state["d" + k]
    return new, state

def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v, s = state["v"], state["s"]
    t = state["t"] + 1
    new = {}
    for k in parameters:
        g = grads["d" + k]
        v["d" + k] = beta1 * v["d" + k] + (1 - beta1) * g
        s["d" + k] = beta2 * s["d" + k] + (1 - beta2) * g ** 2
        v_corr = v["d" + k] / (1 - beta1 ** t)
        s_corr = s["d" + k] / (1 - beta2 ** t)
        new[k] = parameters[k] - learning_rate * v_corr / (s_corr + epsilon)
    return new, {"v": v, "s": s, "t": t}
