# attack: the garbage collector at every step, with a callback that raises and a hook that prints
# expect: fail error timeout
# stopped-by: the limits of time and output; nothing of the grader lives in this process

import gc
import sys

sys.unraisablehook = lambda *found: print("\x1b[31m" * 100, found)
gc.callbacks.append(lambda *about: 1 / 0)
gc.set_threshold(1)
gc.freeze = gc.disable = gc.enable = None


def scale(x, factor=2.0):
    return [0 * x]
