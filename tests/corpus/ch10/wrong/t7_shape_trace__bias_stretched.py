# expect: fail
# diagnosis: bias_like_z
def shape_trace(dims, m):
    return [((n, p), (p, m), (n, m), (n, m)) for p, n in zip(dims, dims[1:])]
