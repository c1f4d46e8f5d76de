# expect: fail
# diagnosis: relu_mask_always
import numpy as np
def monitor_gradients(X, Y, parameters, activation):
    L = len(parameters) // 2
    A, slopes = [X], []
    for l in range(1, L + 1):
        Z = np.einsum("ij,jm->im", parameters["W%d" % l], A[-1]) + parameters["b%d" % l]
        if l == L:
            e = np.exp(Z - Z.max(0))
            A.append(e / e.sum(0))
        elif activation == "relu":
            A.append(Z.clip(min=0))
            slopes.append((Z > 0).astype(float))
        else:
            s = 0.5 * (1 + np.tanh(Z / 2))
            A.append(s)
            slopes.append((Z > 0) * 1.0)
    D = A[-1] - Y
    means = []
    for l in range(L, 0, -1):
        dW = np.einsum("im,jm->ij", D, A[l - 1]) / X.shape[1]
        means.insert(0, np.abs(dW).mean())
        if l > 1:
            D = np.einsum("ij,im->jm", parameters["W%d" % l], D) * slopes[l - 2]
    r = means[0] / means[-1]
    return {"ratio": r, "verdict": "vanishing" if r < 1e-3 else ("exploding" if r > 1e3 else "healthy"), "means": np.array(means)}
