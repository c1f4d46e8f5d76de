# attack: a generator that never ends, in place of a value
# expect: fail
# stopped-by: plain values only cross
# says: which is an object and not data

def scale(x, factor=2.0):
    while True:
        yield x
