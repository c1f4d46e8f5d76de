# attack: change the arguments in place, so that the right code sees zeros too
# expect: fail
# stopped-by: every side has its own copy

def scale(x, factor=2.0):
    x[...] = 0.0
    return x
