import numpy as np
def _counts(d):
    d = np.asarray(d, dtype=float)
    return (d[:-1] + 1) * d[1:]
def parameter_shares(dims):
    k = _counts(dims)
    return 100 * k / k.sum()
def ignio():
    k = _counts([50, 128, 64, 32, 16, 8])
    return {"total": k.sum(), "first_two": round(float(k[:2].sum() / k.sum() * 100), 2), "largest": np.argmax(k) + 1}
