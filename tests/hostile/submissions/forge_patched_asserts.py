# attack: replace the assertions of NumPy
# expect: fail
# stopped-by: the comparison is in another process

import numpy as np
import numpy.testing

for module in (np, np.testing):
    for name in ("assert_allclose", "assert_array_equal", "assert_array_almost_equal", "allclose", "array_equal", "isclose"):
        if hasattr(module, name):
            setattr(module, name, lambda *args, **kwargs: True)


def scale(x, factor=2.0):
    return 0 * x
