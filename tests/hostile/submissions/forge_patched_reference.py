# attack: replace the right function by one's own in every module that has it
# expect: fail
# stopped-by: the right function is in another process

import sys


def scale(x, factor=2.0):
    return 0 * x


for module in list(sys.modules.values()):
    for name, value in list(getattr(module, "__dict__", {}).items()):
        if callable(value) and getattr(value, "__name__", "") == "scale" and value is not scale:
            setattr(module, name, scale)
