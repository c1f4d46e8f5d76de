import math

def chain_gradient(weights, x, activation, skip):
    match activation:
        case "sigmoid":
            g = lambda z: 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
            dg = lambda z: g(z) * g(-z)
        case "tanh":
            g, dg = math.tanh, lambda z: 1 / math.cosh(z) ** 2
        case "relu":
            g, dg = (lambda z: max(z, 0.0)), (lambda z: 1.0 if z > 0 else 0.0)
    a, d = float(x), 1.0
    for w in weights:
        z = w * a
        d *= w * dg(z) + (1 if skip else 0)
        a = (a if skip else 0.0) + g(z)
    return d

def fixes():
    yes = "relu skip init gates".split() + ["batch norm"]
    return {k: k in yes for k in ["relu", "skip", "init", "batch norm", "gates", "clipping", "rate", "dropout", "l2"]}
