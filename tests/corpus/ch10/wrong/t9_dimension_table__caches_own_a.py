# expect: fail
# diagnosis: caches_its_own_output
def dimension_table(dims, m):
    return [
        {"layer": l, "W": (dims[l], dims[l - 1]), "b": (dims[l], 1), "Z": (dims[l], m), "parameters": dims[l] * (dims[l - 1] + 1), "cached": 2 * dims[l] * m}
        for l in range(1, len(dims))
    ]
