import numpy as np
def _flatten(d, names):
    return np.concatenate([np.ravel(d[n]) for n in names])
def _unflatten(v, like, names):
    out, i = {}, 0
    for n in names:
        out[n] = v[i:i + like[n].size].reshape(like[n].shape)
        i += like[n].size
    return out
def gradient_report(cost, parameters, grads, epsilon=1e-5):
    names = list(parameters)
    theta = _flatten(parameters, names)
    num = np.array([(cost(_unflatten(theta + e, parameters, names)) - cost(_unflatten(theta - e, parameters, names)))
                    for e in epsilon * np.eye(theta.size)]) / (2 * epsilon)
    num = _unflatten(num, parameters, names)
    fro = lambda x: np.sqrt((x * x).sum())
    return {n: np.float64(0) if not (grads["d" + n].any() or num[n].any()) else
            fro(grads["d" + n] - num[n]) / (fro(grads["d" + n]) + fro(num[n])) for n in names}
def suspects(report, limit=1e-6):
    return [k for k in report if (report[k] >= limit) | np.isnan(report[k])]
def near_kinks(Z, distance=1e-3):
    Z = np.array(Z)
    rows, cols = np.nonzero(np.less(np.absolute(Z), distance))
    return set(zip(rows, cols))
