# expect: fail
# diagnosis: bias_for_each_example
def all_shapes(dims, m):
    d = {}
    for l in range(1, len(dims)):
        d[f"W{l}"] = (dims[l], dims[l - 1])
        d[f"b{l}"] = (dims[l], m)
        d[f"Z{l}"] = d[f"A{l}"] = (dims[l], m)
    return d
