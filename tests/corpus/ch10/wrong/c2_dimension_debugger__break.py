# expect: fail
# diagnosis: stops_at_the_first
def dimension_debug(dims, parameters, X):
    if X.shape[0] != dims[0]:
        return [(0, "X", X.shape, (dims[0], X.shape[1]))]
    for l in range(1, len(dims)):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        if W.shape != (dims[l], dims[l - 1]):
            return [(l, "W", W.shape, (dims[l], dims[l - 1]))]
        if b.shape != (dims[l], 1):
            return [(l, "b", b.shape, (dims[l], 1))]
    return []
