# attack: start a process behind the back of audit hooks
# expect: forbidden
# stopped-by: system-call filter

import _posixsubprocess
import os
import sys


def scale(x, factor=2.0):
    errors, pipe = os.pipe()
    _posixsubprocess.fork_exec(
        [sys.executable, "-c", "import time; time.sleep(60)  # dlgrade-hostile-survivor"], [os.fsencode(sys.executable)], True, (pipe,), None, None,
        -1, -1, -1, -1, -1, -1, errors, pipe, True, True, -1, None, None, None, -1, None, False,
    )
    return factor * x
