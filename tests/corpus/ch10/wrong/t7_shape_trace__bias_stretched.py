# expect: fail
# diagnosis: ?
def shape_trace(dims, m):
    return [((n, p), (p, m), (n, m), (n, m)) for p, n in zip(dims, dims[1:])]
