# attack: import the sandbox's own modules, which lie beside the solutions
# expect: forbidden error fail
# stopped-by: the worker forgets where it came from
# naive: no worker there

import sys

name = next((n for n in sys.modules if "dlgrade" in n), "_dlgrade_worker")
place = getattr(sys.modules.get("__main__"), "__file__", "")
module = __import__(f"{name}.wire")


def scale(x, factor=2.0):
    return factor * x
