# attack: ignore every signal and loop
# expect: timeout
# stopped-by: SIGKILL from outside
# says: CPU time

import contextlib
import signal

for number in range(1, 65):
    with contextlib.suppress(OSError, ValueError):
        signal.signal(number, signal.SIG_IGN)


def scale(x, factor=2.0):
    while True:
        pass
