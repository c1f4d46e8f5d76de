# attack: write beside the submissions
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

def scale(x, factor=2.0):
    open("@OUTSIDE@/written", "w").write("x")
    return factor * x
