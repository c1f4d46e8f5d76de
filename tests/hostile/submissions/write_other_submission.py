# attack: spoil somebody else's work
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    os.chmod("@OTHER@", 0)
    os.rename("@OTHER@", "@OUTSIDE@/gone")
    os.remove("@OUTSIDE@/gone")
    return factor * x
