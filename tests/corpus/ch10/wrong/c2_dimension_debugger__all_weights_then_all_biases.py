# expect: fail
# diagnosis: weights_before_biases
def dimension_debug(dims, parameters, X):
    found = []
    if X.shape[0] != dims[0]:
        found.append((0, "X", X.shape, (dims[0], X.shape[1])))
    for l in range(1, len(dims)):
        if parameters[f"W{l}"].shape != (dims[l], dims[l - 1]):
            found.append((l, "W", parameters[f"W{l}"].shape, (dims[l], dims[l - 1])))
    for l in range(1, len(dims)):
        if parameters[f"b{l}"].shape != (dims[l], 1):
            found.append((l, "b", parameters[f"b{l}"].shape, (dims[l], 1)))
    return found
