# expect: fail
# diagnosis: norms_not_in_the_gradient
import numpy as np
def project(g, other):
    return g - min(0, np.dot(g, other)) / np.dot(other, other) * np.asarray(other)
def pcgrad(gradients):
    G = np.asarray(gradients, float)
    total = 0
    for i in range(len(G)):
        p = G[i].copy()
        for j in range(len(G)):
            if j != i:
                p = project(p, G[j])
        total = total + p
    return total
def gradnorm_weights(weights, norms, losses, initial_losses, alpha, learning_rate):
    Gn = weights * norms
    r = losses / initial_losses
    target = Gn.mean() * (r / r.mean()) ** alpha
    w = weights - learning_rate * np.sign(Gn - target)
    return w * len(w) / w.sum()
