def all_shapes(dims, m):
    d = {}
    i = 1
    while i < len(dims):
        d.update({"W%d" % i: [dims[i], dims[i - 1]], "b%d" % i: [dims[i], 1]})
        d.update({"A%d" % i: [dims[i], m], "Z%d" % i: [dims[i], m]})
        i = i + 1
    return d
