import math
import numpy as np

def _norm(v):
    return math.sqrt(math.fsum(float(e) ** 2 for e in np.ravel(v)))

def gradient_report(cost, parameters, grads, epsilon=1e-5):
    work = {k: np.array(v, dtype=float) for k, v in parameters.items()}
    def slope(name, idx):
        keep = work[name][idx]
        try:
            work[name][idx] = keep + epsilon
            up = cost(work)
            work[name][idx] = keep - epsilon
            return (up - cost(work)) / (2 * epsilon)
        finally:
            work[name][idx] = keep
    out = dict()
    for name in sorted(work, reverse=True):
        n = np.reshape([slope(name, i) for i in np.ndindex(work[name].shape)], work[name].shape)
        a = grads[f"d{name}"]
        top, bottom = _norm(np.subtract(a, n)), _norm(a) + _norm(n)
        out[name] = 0.0 if bottom == 0 else top / bottom
    return out

def suspects(report, limit=1e-6):
    return set(filter(lambda k: math.isnan(report[k]) or report[k] >= limit, report))

def near_kinks(Z, distance=1e-3):
    return {(i, j) for i, row in enumerate(Z) for j, z in enumerate(row) if -distance < z < distance}
