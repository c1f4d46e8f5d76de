# attack: recurse without end
# expect: error
# stopped-by: the exception is caught
# says: RecursionError

def scale(x, factor=2.0):
    return scale(x, factor)
