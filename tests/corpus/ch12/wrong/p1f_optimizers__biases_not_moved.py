# expect: fail
# diagnosis: biases_stay
import numpy as np

def initial_state(parameters, optimizer):
    assert_known = ["sgd", "momentum", "adam"]
    if optimizer not in assert_known:
        raise ValueError(optimizer)
    return {}

def sgd(parameters, grads, state, learning_rate):
    L = len(parameters) // 2
    for l in range(L):
        parameters["W" + str(l + 1)] -= learning_rate * grads["dW" + str(l + 1)]
    return parameters, state

def momentum(parameters, grads, state, learning_rate, beta=0.9):
    for name, value in parameters.items():
        old = state.get(name, 0.0)
        state[name] = beta * old + (1.0 - beta) * grads["d" + name]
        value -= learning_rate * state[name]
    return parameters, state

def adam(parameters, grads, state, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    state["t"] = state.get("t", 0) + 1
    for name in list(parameters.keys()):
        g = grads["d" + name]
        m = beta1 * state.get("m_" + name, 0) + (1 - beta1) * g
        v = beta2 * state.get("v_" + name, 0) + (1 - beta2) * g * g
        state["m_" + name], state["v_" + name] = m, v
        m_hat, v_hat = m / (1 - beta1 ** state["t"]), v / (1 - beta2 ** state["t"])
        parameters[name] = parameters[name] - learning_rate * m_hat / (v_hat ** 0.5 + epsilon)
    return parameters, state
