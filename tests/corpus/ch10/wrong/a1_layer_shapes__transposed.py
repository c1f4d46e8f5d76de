# expect: fail
# diagnosis: transposed_weights
def layer_shapes(dims, l, m):
    n, n_prev = dims[l], dims[l - 1]
    return {"W": (n_prev, n), "b": (n, 1), "Z": (n, m), "A": (n, m)}
