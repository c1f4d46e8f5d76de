# attack: kill the parent
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import signal


def scale(x, factor=2.0):
    os.kill(os.getppid(), signal.SIGKILL)
    return factor * x
