# expect: fail
# diagnosis: examples_in_rows
def all_shapes(dims, m):
    d = {}
    for l in range(1, len(dims)):
        d[f"W{l}"] = (dims[l], dims[l - 1])
        d[f"b{l}"] = (dims[l], 1)
        d[f"Z{l}"] = d[f"A{l}"] = (m, dims[l])
    return d
