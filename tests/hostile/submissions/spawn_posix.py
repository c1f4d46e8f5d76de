# attack: start a process by posix_spawn
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import sys


def scale(x, factor=2.0):
    os.posix_spawn(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)  # dlgrade-hostile-survivor"], {})
    return factor * x
