# attack: make every pytest item pass
# expect: forbidden
# stopped-by: pytest is not in the worker
# says: `import _pytest` is not available

import _pytest.python

_pytest.python.Function.runtest = lambda self: None


def scale(x, factor=2.0):
    return 0 * x
