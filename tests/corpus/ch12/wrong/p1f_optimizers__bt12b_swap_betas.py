# expect: fail
# diagnosis: betas_exchanged
import numpy as np
from types import SimpleNamespace
def initial_state(parameters, optimizer):
    if optimizer not in {"sgd", "momentum", "adam"}:
        raise ValueError(optimizer)
    return {}
def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = state.get("t", 0) + 1
    new_p, new_s = {}, {"t": t}
    for k, p in parameters.items():
        g = grads["d" + k]
        m0, v0 = state.get(k, (0.0, 0.0))
        m, v = m0 + (1 - beta2) * (g - m0), v0 + (1 - beta1) * (g * g - v0)
        new_s[k] = (m, v)
        new_p[k] = p - learning_rate * (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + epsilon)
    return new_p, new_s
def momentum(parameters, grads, state, learning_rate, beta=0.9):
    v = {k: beta * state.get(k, 0.0) + (1 - beta) * grads["d" + k] for k in parameters}
    return {k: parameters[k] - learning_rate * v[k] for k in parameters}, v
def sgd(parameters, grads, state, learning_rate):
    return {k: p - learning_rate * grads["d" + k] for k, p in parameters.items()}, state
