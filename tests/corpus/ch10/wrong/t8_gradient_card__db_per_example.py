# expect: fail
# diagnosis: db_not_summed
def gradient_card(dims, l, m):
    n, p = dims[l], dims[l - 1]
    return {"dW": (n, p), "db": (n, m), "dZ": (n, m), "dA": (n, m), "dA_prev": (p, m)}
