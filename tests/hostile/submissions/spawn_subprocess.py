# attack: run a program
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import subprocess


def scale(x, factor=2.0):
    subprocess.run(["/bin/true"], check=True)
    return factor * x
