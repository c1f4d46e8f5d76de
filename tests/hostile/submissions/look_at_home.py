# attack: read keys, history and the list of users
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os
import pwd

HOMES = ["/root", "/etc", "/home", os.path.expanduser("~")]
ROUTES = [
    lambda: "SECRET" if os.listdir("/root") else "",
    lambda: "SECRET" if os.listdir("/etc") else "",
    lambda: "SECRET" if pwd.getpwall() else os.listdir("/home"),
    lambda: "SECRET" if open("/etc/passwd").read() else "",
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
