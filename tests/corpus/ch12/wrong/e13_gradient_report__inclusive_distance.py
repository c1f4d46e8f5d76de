# expect: fail
# diagnosis: distance_included
import math
import numpy as np
def gradient_report(cost, parameters, grads, epsilon=1e-5):
    report = {}
    for name, P in parameters.items():
        n = []
        for i in range(P.shape[0]):
            for j in range(P.shape[1]):
                moved = {k: v.copy() for k, v in parameters.items()}
                moved[name][i, j] = P[i, j] + epsilon
                plus = cost(moved)
                moved[name][i, j] = P[i, j] - epsilon
                n.append((plus - cost(moved)) / (2 * epsilon))
        a = np.asarray(grads["d" + name]).ravel()
        n = np.array(n)
        below = math.hypot(*a) + math.hypot(*n)
        report[name] = math.hypot(*(a - n)) / below if below else 0
    return report
def suspects(report, limit=1e-6):
    return {k for k, v in report.items() if not v < limit}
def near_kinks(Z, distance=1e-3):
    return list(zip(*np.nonzero(np.abs(Z) <= distance)))
