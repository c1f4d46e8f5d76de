# attack: kill every process of this user
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging
# naive: needs a process namespace

import os
import signal


def scale(x, factor=2.0):
    os.kill(-1, signal.SIGKILL)
    return factor * x
