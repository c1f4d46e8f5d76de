# expect: fail
# diagnosis: transposed_weights
def all_shapes(dims, m):
    d = {}
    for l in range(1, len(dims)):
        d[f"W{l}"] = (dims[l - 1], dims[l])
        d[f"b{l}"] = (dims[l], 1)
        d[f"Z{l}"] = (dims[l], m)
        d[f"A{l}"] = (dims[l], m)
    return d
