# attack: starve the parent of descriptors
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import resource


def scale(x, factor=2.0):
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (3, 3))
    return factor * x
