# attack: download the solution
# expect: forbidden error
# stopped-by: system-call filter

import urllib.request


def scale(x, factor=2.0):
    urllib.request.urlopen("http://127.0.0.1:@PORT@/solution.py", timeout=1)
    return factor * x
