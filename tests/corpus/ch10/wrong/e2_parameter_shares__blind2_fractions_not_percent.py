# expect: fail
# diagnosis: fractions
import numpy as np


def parameter_shares(dims):
    d = np.asarray(dims, float)
    c = (d[:-1] + 1) * d[1:]
    return c / np.sum(c)
def ignio():
    s = parameter_shares([50, 128, 64, 32, 16, 8])
    return {"largest": int(np.argmax(s)) + 1, "first_two": s[:2].sum() * 100, "total": 17528}
