def _rows(dims, parameters, X):
    yield 0, "X", X.shape, (dims[0], X.shape[1])
    for l in range(1, len(dims)):
        yield l, "W", parameters[f"W{l}"].shape, (dims[l], dims[l - 1])
        yield l, "b", parameters[f"b{l}"].shape, (dims[l], 1)
def dimension_debug(dims, parameters, X):
    return [row for row in _rows(dims, parameters, X) if row[2] != row[3]]
