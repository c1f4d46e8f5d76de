# expect: fail
# diagnosis: activation_at_the_output
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def monitor_gradients(X, Y, parameters, activation):
    L = len(parameters) // 2
    m = X.shape[1]
    As, Zs = [X], [None]
    for l in range(1, L + 1):
        Z = np.dot(parameters["W" + str(l)], As[-1]) + parameters["b" + str(l)]
        Zs.append(Z)
        if activation == "sigmoid":
            As.append(sigmoid(Z))
        else:
            As.append(np.maximum(0, Z))
    avg = {}
    dZ = As[L] - Y
    for l in range(L, 0, -1):
        dW = np.dot(dZ, As[l - 1].T) / m
        avg[l] = np.mean(np.abs(dW))
        if l > 1:
            dA = np.dot(parameters["W" + str(l)].T, dZ)
            if activation == "sigmoid":
                dZ = dA * sigmoid(Zs[l - 1]) * (1 - sigmoid(Zs[l - 1]))
            else:
                dZ = dA * (Zs[l - 1] > 0)
    means = [avg[l] for l in sorted(avg)]
    r = means[0] / means[-1]
    if r < 1e-3:
        v = "Vanishing"
    elif r > 1e3:
        v = "Exploding"
    else:
        v = "Healthy"
    return {"means": means, "ratio": r, "verdict": v}
