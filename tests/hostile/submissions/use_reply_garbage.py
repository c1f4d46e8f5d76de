# attack: send random bytes
# expect: crash fail timeout
# stopped-by: validation of every message
# says: is not an answer

import os
import random


def scale(x, factor=2.0):
    for descriptor in (1, 2, 3, 4):
        os.write(descriptor, b"\x40\x00\x00\x00" + random.Random(1).randbytes(64))
    return 0 * x
