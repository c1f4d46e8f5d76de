# expect: fail
# diagnosis: half_steps
import copy, math
import numpy as np

def numerical(cost, parameters, name, i, j, eps):
    plus = copy.deepcopy(parameters); plus[name][i, j] += eps / 2
    minus = copy.deepcopy(parameters); minus[name][i, j] -= eps / 2
    return (cost(plus) - cost(minus)) / (2. * eps)

def norm(v):
    return math.sqrt(sum(float(x) * float(x) for x in np.asarray(v).ravel()))

def gradient_report(cost, parameters, grads, epsilon=1e-5):
    out = {}
    for name, P in parameters.items():
        n = np.array([[numerical(cost, parameters, name, i, j, epsilon) for j in range(P.shape[1])] for i in range(P.shape[0])])
        a = grads["d" + name]
        top, bottom = norm(a - n), norm(a) + norm(n)
        if bottom == 0:
            out[name] = 0.0
        else:
            out[name] = top / bottom
    return out

def suspects(report, limit=1e-6):
    return {k for k, d in report.items() if not d < limit}

def near_kinks(Z, distance=1e-3):
    return [(i, j) for i, row in enumerate(Z) for j, z in enumerate(row) if -distance < z < distance]
