# attack: kill the process group of the parent
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging
# naive: needs a process namespace

import os
import signal


def scale(x, factor=2.0):
    os.killpg(os.getpgid(os.getppid()), signal.SIGKILL)
    return factor * x
