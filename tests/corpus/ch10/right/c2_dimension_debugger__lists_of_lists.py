import numpy as np
def dimension_debug(dims, parameters, X):
    found = []
    def look(l, q, a, *want):
        got = np.shape(a)
        if len(got) != len(want) or any(g != w for g, w in zip(got, want)):
            found.append([l, q, list(got), want])
    look(0, "X", X, dims[0], X.shape[-1])
    [look(l, q, parameters[q + str(l)], dims[l], {"W": dims[l - 1], "b": 1}[q]) for l in range(1, len(dims)) for q in "Wb"]
    return found
