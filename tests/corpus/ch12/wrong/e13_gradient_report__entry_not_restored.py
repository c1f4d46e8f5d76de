# expect: fail
# diagnosis: none
import numpy as np

def gradient_report(cost, parameters, grads, epsilon=1e-5):
    report = {}
    for name in parameters:
        w = parameters[name]
        num = np.zeros_like(w)
        it = np.nditer(w, flags=["multi_index"])
        while not it.finished:
            ix = it.multi_index
            old = w[ix]
            w[ix] = old + epsilon
            fp = cost(parameters)
            w[ix] = old - epsilon
            fm = cost(parameters)
            num[ix] = (fp - fm) / (2 * epsilon)
            it.iternext()
        a = grads["d" + name]
        denominator = np.linalg.norm(a) + np.linalg.norm(num)
        report[name] = np.linalg.norm(a - num) / denominator if denominator > 0 else 0.0
    return report

def suspects(report, limit=1e-6):
    bad = set()
    for k in report:
        if report[k] < limit:
            continue
        bad.add(k)
    return bad

def near_kinks(Z, distance=1e-3):
    Z = np.asarray(Z)
    return set(map(tuple, np.argwhere(np.abs(Z) < distance).tolist()))
