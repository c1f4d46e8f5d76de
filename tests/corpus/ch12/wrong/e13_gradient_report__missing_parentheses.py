# expect: fail
# diagnosis: parentheses_missing
import numpy as np

def gradient_report(cost, parameters, grads, epsilon=1e-5):
    res = {}
    for key, value in parameters.items():
        flat = value.ravel()
        g = []
        for k in range(flat.size):
            step = np.zeros(flat.size)
            step[k] = epsilon
            up = dict(parameters); up[key] = (flat + step).reshape(value.shape)
            dn = dict(parameters); dn[key] = (flat - step).reshape(value.shape)
            g.append((cost(up) - cost(dn)) / 2 * epsilon)
        n = np.array(g)
        a = np.ravel(grads["d" + key])
        if not a.any() and not n.any():
            res[key] = 0.0
            continue
        res[key] = np.sqrt(((a - n) ** 2).sum()) / (np.sqrt((a ** 2).sum()) + np.sqrt((n ** 2).sum()))
    return res

def suspects(report, limit=1e-6):
    return set(n for n in report if report[n] >= limit or np.isnan(report[n]))

def near_kinks(Z, distance=1e-3):
    rows, cols = np.where(np.abs(Z) < distance)
    return {(int(r), int(c)) for r, c in zip(rows, cols)}
