# attack: find the right function among all objects
# expect: fail
# stopped-by: the grader's objects are in another process

import gc
import types


def scale(x, factor=2.0):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__ == "scale" and thing.__module__ != __name__:
            return thing(x, factor)
    return 0 * x
