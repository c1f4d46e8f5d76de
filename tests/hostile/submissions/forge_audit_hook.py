# attack: make the worker's own work fail through an audit hook
# expect: fail error crash
# stopped-by: a worker that fails costs only itself

import sys


def hook(event, arguments):
    if event not in ("object.__getattr__",):
        raise RuntimeError(event)


def scale(x, factor=2.0):
    sys.addaudithook(hook)
    return 0 * x
