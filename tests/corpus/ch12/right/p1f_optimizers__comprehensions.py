import numpy as np

def initial_state(parameters, optimizer):
    zero = {k: np.zeros_like(p) for k, p in parameters.items()}
    table = {"sgd": {}, "momentum": {"v": zero}, "adam": {"m": zero, "v": dict(zero), "step": 1}}
    try:
        return table[optimizer]
    except KeyError:
        raise ValueError(f"no optimizer called {optimizer!r}")

def sgd(parameters, grads, state, learning_rate):
    return {k: p - learning_rate * grads[f"d{k}"] for k, p in parameters.items()}, {}

def momentum(parameters, grads, state, learning_rate, beta=0.9):
    v = {k: beta * old + (1 - beta) * grads[f"d{k}"] for k, old in state["v"].items()}
    return {k: p - learning_rate * v[k] for k, p in parameters.items()}, {"v": v}

def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    t = state["step"]
    m = {k: beta1 * state["m"][k] + (1 - beta1) * grads[f"d{k}"] for k in parameters}
    v = {k: beta2 * state["v"][k] + (1 - beta2) * np.square(grads[f"d{k}"]) for k in parameters}
    fix1, fix2 = 1 / (1 - beta1 ** t), 1 / (1 - beta2 ** t)
    new = {k: p - learning_rate * fix1 * m[k] / (np.sqrt(fix2 * v[k]) + epsilon) for k, p in parameters.items()}
    return new, {"m": m, "v": v, "step": t + 1}
