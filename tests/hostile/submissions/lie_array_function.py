# attack: an array class that answers NumPy's comparisons itself
# expect: fail
# stopped-by: plain values only cross

import numpy as np


class Liar(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.zeros(self.shape) if "sub" in ufunc.__name__ or "abs" in ufunc.__name__ else np.ones(self.shape, bool)

    def __array_function__(self, function, types, args, kwargs):
        return True if function.__name__ in ("all", "any", "allclose", "array_equal") else np.ones(self.shape, bool)


def scale(x, factor=2.0):
    return np.zeros(x.shape).view(Liar)
