# attack: open what others have open through /proc
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os

ROUTES = [
    lambda: [open(f"/proc/self/fd/{n}").read(99) for n in os.listdir("/proc/self/fd")],
    lambda: [os.readlink(f"/proc/{os.getppid()}/fd/{n}") for n in os.listdir(f"/proc/{os.getppid()}/fd")],
    lambda: "SECRET" if os.listdir(f"/proc/{os.getppid()}") else "",
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
