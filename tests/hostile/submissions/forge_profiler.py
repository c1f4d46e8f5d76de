# attack: rewrite the callers' local values from a profile function
# expect: fail error crash timeout
# stopped-by: callers hold the inputs, not the answers

import sys


def profile(frame, event, argument):
    for name in ("expected", "right", "result", "value"):
        if name in frame.f_locals:
            frame.f_locals[name] = 0


sys.setprofile(profile)


def scale(x, factor=2.0):
    return 0 * x
