def shape_trace(dims, m):
    rows = []
    for l in range(1, len(dims)):
        rows += [[(dims[l], dims[l - 1]), (dims[l - 1], m), (dims[l], 1), (dims[l], m)]]
    return tuple(rows)
