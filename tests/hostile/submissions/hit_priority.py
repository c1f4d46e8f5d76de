# attack: take the processor from everybody else
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)
    os.nice(-5)
    return factor * x
