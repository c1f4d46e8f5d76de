# attack: ask the library for a scratch file
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import tempfile


def scale(x, factor=2.0):
    tempfile.NamedTemporaryFile(delete=False, dir="@OUTSIDE@").write(b"x")
    return factor * x
