# expect: fail
# diagnosis: first_two_only
from functools import reduce
import numpy as np
def project(g, other):
    g, other = np.asarray(g, float), np.asarray(other, float)
    c = min(0.0, np.inner(g, other) / np.inner(other, other))
    return g - c * other
def pcgrad(gradients):
    G = [np.asarray(g, dtype=float) for g in gradients[:2]]
    return np.sum([reduce(project, (h for j, h in enumerate(G) if j != i), g) for i, g in enumerate(G)], axis=0)
def gradnorm_weights(weights, norms, losses, initial_losses, alpha, learning_rate):
    G = np.multiply(weights, norms)
    ratio = np.divide(losses, initial_losses)
    target = np.mean(G) * (ratio / np.mean(ratio)) ** alpha
    w = weights - learning_rate * np.sign(G - target) * norms
    return w / w.mean()
