# expect: fail
# diagnosis: shares_of_weights
import numpy as np


def parameter_shares(dims):
    d = np.asarray(dims, float)
    c = d[:-1] * d[1:]
    return 100 * c / np.sum(c)
def ignio():
    s = parameter_shares([50, 128, 64, 32, 16, 8])
    return {"largest": int(np.argmax(s)) + 1, "first_two": s[:2].sum(), "total": 17528}
