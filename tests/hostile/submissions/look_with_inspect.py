# attack: find the right function with inspect.stack
# expect: fail error forbidden
# stopped-by: the grader's frames are in another process

import inspect


def scale(x, factor=2.0):
    for record in inspect.stack(0):
        for value in record.frame.f_globals.values():
            if inspect.isfunction(value) and value is not scale and value.__name__ in ("scale", "right"):
                return value(x, factor)
    return 0 * x
