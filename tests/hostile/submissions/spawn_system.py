# attack: run a shell
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import os


def scale(x, factor=2.0):
    if os.system("true") != 0 or os.popen("echo x").read() != "x\n":
        os.execv("/bin/true", ["true"])
    return factor * x
