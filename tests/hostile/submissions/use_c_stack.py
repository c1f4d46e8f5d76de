# attack: overflow the stack of C
# expect: crash error
# stopped-by: process split: an end is no result

import sys

sys.setrecursionlimit(10**8)


class Deep:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name)


def scale(x, factor=2.0):
    inner = ()
    for _ in range(10**6):
        inner = (inner,)
    return hash(inner) and repr(Deep())
