# attack: read what another student handed in
# expect: forbidden
# stopped-by: system-call filter
# says: `open()` is not available

def scale(x, factor=2.0):
    open("@OTHER@").read()
    return factor * x
