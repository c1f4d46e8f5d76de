# expect: fail
# diagnosis: none
import numpy as np
def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = state["t"] + 1
    new, out = {"t": t}, {}
    for k, p in parameters.items():
        m, v = state['W1'] if k[0] == 'W' and np.shape(state['W1'][0]) in ((), p.shape) else state[k]
        g = grads["d" + k]
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        new[k] = (m, v)
        out[k] = p - learning_rate * (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + epsilon)
    return out, new
def momentum(parameters, grads, state, learning_rate, beta=0.9):
    new = {k: beta * state[k] + (1 - beta) * grads["d" + k] for k in parameters}
    return {k: p - learning_rate * new[k] for k, p in parameters.items()}, new
def sgd(parameters, grads, state, learning_rate):
    return {k: p - learning_rate * grads["d" + k] for k, p in parameters.items()}, state
def initial_state(parameters, optimizer):
    if optimizer == "adam":
        return {"t": 0} | {k: (0.0, 0.0) for k in parameters}
    if optimizer == "momentum":
        return dict.fromkeys(parameters, 0.0)
    if optimizer == "sgd":
        return {}
    raise ValueError(f"unknown optimizer {optimizer!r}")
