# attack: set the exit status to 0 at the very end
# expect: fail
# stopped-by: the exit status is never used

import atexit
import os

atexit.register(os._exit, 0)


class Last:
    def __del__(self):
        os._exit(0)


last = Last()


def scale(x, factor=2.0):
    return 0 * x
