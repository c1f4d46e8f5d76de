# attack: overwrite the solution, so that the next ones are judged by it
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

def scale(x, factor=2.0):
    open("@SOLUTION@", "a").write("\nscale = lambda x, factor=2.0: 0 * x\n")
    return factor * x
