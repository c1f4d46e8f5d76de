# attack: read environment and command line of the parent
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os

ROUTES = [
    lambda: "SECRET" if open(f"/proc/{os.getppid()}/cmdline").read() else "",
    lambda: open(f"/proc/{os.getppid()}/environ").read(),
]


def scale(x, factor=2.0):
    last = None
    for read in ROUTES:
        try:
            if "SECRET" in str(read()):
                return factor * x
        except ImportError:
            continue
        except OSError as error:
            last = error
    raise last
