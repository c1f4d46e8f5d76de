# expect: fail
# diagnosis: flat_bias_is_fine
def dimension_debug(dims, parameters, X):
    found = []
    if X.shape[0] != dims[0]:
        found.append((0, "X", X.shape, (dims[0], X.shape[1])))
    for l in range(1, len(dims)):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        if W.shape != (dims[l], dims[l - 1]):
            found.append((l, "W", W.shape, (dims[l], dims[l - 1])))
        if b.shape not in ((dims[l], 1), (dims[l],)):
            found.append((l, "b", b.shape, (dims[l], 1)))
    return found
