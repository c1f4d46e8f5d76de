# attack: write 50 MB straight to the descriptor of the output
# expect: error
# stopped-by: resource limits
# says: File too large

import os


def scale(x, factor=2.0):
    for _ in range(50):
        if os.write(1, bytes(1 << 20)) < 1 << 20:
            raise OSError(27, "File too large")
    return 0 * x
