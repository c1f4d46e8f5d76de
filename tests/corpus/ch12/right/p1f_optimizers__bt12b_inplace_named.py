import numpy as np
def initial_state(parameters, optimizer):
    match optimizer:
        case "sgd":
            return {}
        case "momentum":
            return {"v": {k: np.zeros(p.shape) for k, p in parameters.items()}}
        case "adam":
            return {"m": {k: np.zeros_like(p) for k, p in parameters.items()},
                    "v": {k: np.zeros_like(p) for k, p in parameters.items()},
                    "b1t": 1.0, "b2t": 1.0}
    raise ValueError(f"unknown optimizer {optimizer!r}")
def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    state["b1t"] *= beta1
    state["b2t"] *= beta2
    for k in parameters:
        g = grads[f"d{k}"]
        state["m"][k] *= beta1
        state["m"][k] += (1 - beta1) * g
        state["v"][k] *= beta2
        state["v"][k] += (1 - beta2) * np.square(g)
        m_hat = state["m"][k] / (1 - state["b1t"])
        v_hat = state["v"][k] / (1 - state["b2t"])
        parameters[k] = parameters[k] - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return parameters, state
def momentum(parameters, grads, state, learning_rate, beta=0.9):
    for k in parameters:
        state["v"][k] = beta * state["v"][k] + (1 - beta) * grads[f"d{k}"]
        parameters[k] = parameters[k] - learning_rate * state["v"][k]
    return parameters, state
def sgd(parameters, grads, state, learning_rate):
    for k in parameters:
        parameters[k] = parameters[k] - learning_rate * grads[f"d{k}"]
    return parameters, {}
