import numpy as np
def gradient_bound(weights, slopes):
    total = 0.0
    for W in weights:
        W = np.asarray(W, float)
        total += 0.5 * np.log(np.max(np.linalg.eigvalsh(W.T @ W)))
    total += np.sum(np.log(slopes))
    return np.exp(total)
def fine_print():
    d = dict.fromkeys(["diagonalizable", "eigenvalues", "clipping", "he"], np.bool_(False))
    d.update(norms=True, residual=True)
    return d
