# expect: fail
# diagnosis: limit_always_small
import numpy as np

def gradient_report(cost, parameters, grads, epsilon=1e-5):
    report = {}
    for name, value in parameters.items():
        num = np.zeros(value.shape)
        for i in range(value.shape[0]):
            for j in range(value.shape[1]):
                pair = []
                for sign in (1, -1):
                    p = {k: v.copy() for k, v in parameters.items()}
                    p[name][i, j] += sign * epsilon
                    pair.append(cost(p))
                num[i, j] = (pair[0] - pair[1]) / (2 * epsilon)
        a = grads["d" + name]
        den = np.linalg.norm(a) + np.linalg.norm(num)
        report[name] = np.linalg.norm(a - num) / den if den > 0 else 0.0
    return report

def suspects(report, limit=1e-6):
    return {k for k, v in report.items() if not v < 1e-6}

def near_kinks(Z, distance=1e-3):
    return [tuple(ij) for ij in np.argwhere(np.abs(Z) < distance).tolist()]
