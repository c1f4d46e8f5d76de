def gradient_card(dims, l, m):
    n = dims[l]
    k = dims[l - 1]
    card = dict(dZ=(n, m), dA=(n, m))
    card["dW"] = (n, k)
    card["db"] = [n, 1]
    card["dA_prev"] = [k, m]
    return card
