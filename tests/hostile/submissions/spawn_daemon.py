# attack: leave a sleeping daemon behind
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import sys


def scale(x, factor=2.0):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)  # dlgrade-hostile-survivor"])
        os._exit(0)
    os.wait()
    return factor * x
