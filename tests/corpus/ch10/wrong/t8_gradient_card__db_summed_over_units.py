# expect: fail
# diagnosis: db_summed_over_units
def gradient_card(dims, l, m):
    n, p = dims[l], dims[l - 1]
    return {"dW": (n, p), "db": (1, m), "dZ": (n, m), "dA": (n, m), "dA_prev": (p, m)}
