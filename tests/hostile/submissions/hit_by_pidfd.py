# attack: kill the parent through a process descriptor
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import signal


def scale(x, factor=2.0):
    signal.pidfd_send_signal(os.pidfd_open(os.getppid()), signal.SIGKILL)
    return factor * x
