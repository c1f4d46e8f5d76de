# attack: records whose padding holds whatever memory held, looked through for the right value
# expect: fail error
# stopped-by: the worker has no right value; memory is nobody else's

import numpy as np


def scale(x, factor=2.0):
    kind = np.dtype({"names": ["a"], "formats": ["u1"], "offsets": [0], "itemsize": 8 * x.size + 8})
    found = np.array([(0,)] * 5000, dtype=kind).view(np.uint8).reshape(5000, -1)[:, 8:].copy().view(float)
    right = [row for row in found if np.isfinite(row).all() and len(set(row)) == x.size and row[0] > 1e-3]
    other = [row for row in right if not np.isclose(row, x.ravel()).any()]
    return other[0].reshape(x.shape) if other else 0 * x
