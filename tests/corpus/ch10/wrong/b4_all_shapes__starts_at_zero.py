# expect: fail
# diagnosis: numbered_from_zero
def all_shapes(dims, m):
    d = {}
    for l in range(len(dims) - 1):
        d[f"W{l}"] = (dims[l + 1], dims[l])
        d[f"b{l}"] = (dims[l + 1], 1)
        d[f"Z{l}"] = d[f"A{l}"] = (dims[l + 1], m)
    return d
