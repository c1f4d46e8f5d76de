# expect: fail
# diagnosis: input_for_a_prev
def shape_trace(dims, m):
    return [((n, p), (dims[0], m), (n, 1), (n, m)) for p, n in zip(dims, dims[1:])]
