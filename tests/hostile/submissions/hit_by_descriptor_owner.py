# attack: have the kernel send the parent a signal when a descriptor is ready
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import fcntl
import os
import signal


def scale(x, factor=2.0):
    receive, send = os.pipe()
    fcntl.fcntl(receive, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(receive, 10, signal.SIGKILL)  # F_SETSIG
    fcntl.fcntl(receive, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(send, b"x")
    return factor * x
