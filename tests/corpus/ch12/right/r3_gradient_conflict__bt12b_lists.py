import math
def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
def project(g, other):
    c = dot(g, other)
    if c >= 0:
        return list(g)
    c /= dot(other, other)
    return [x - c * y for x, y in zip(g, other)]
def pcgrad(gradients):
    K = len(gradients)
    out = [0.0] * len(gradients[0])
    for i in range(K):
        p = list(gradients[i])
        for j in range(K):
            if i != j:
                p = project(p, gradients[j])
        out = [a + b for a, b in zip(out, p)]
    return out
def gradnorm_weights(weights, norms, losses, initial_losses, alpha, learning_rate):
    weights, norms, losses, initial_losses = (list(map(float, v)) for v in (weights, norms, losses, initial_losses))
    K = len(weights)
    G = [weights[i] * norms[i] for i in range(K)]
    ratio = [losses[i] / initial_losses[i] for i in range(K)]
    mg, mr = sum(G) / K, sum(ratio) / K
    w = []
    for i in range(K):
        diff = G[i] - mg * math.pow(ratio[i] / mr, alpha)
        sign = (diff > 0) - (diff < 0)
        w.append(weights[i] - learning_rate * sign * norms[i])
    s = sum(w)
    return [x * K / s for x in w]
