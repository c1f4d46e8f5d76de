# attack: walk the stack to the expected values
# expect: fail
# stopped-by: the grader's frames are in another process

import sys


def scale(x, factor=2.0):
    frame = sys._getframe()
    while frame is not None:
        for name in ("expected", "right", "reference", "solution"):
            value = frame.f_locals.get(name, frame.f_globals.get(name))
            if value is not None:
                return value(x, factor) if callable(value) else value
        frame = frame.f_back
    return 0 * x
