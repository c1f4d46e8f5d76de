# expect: fail
# diagnosis: one_bias_for_a_layer
def count_by_layer(dims):
    w, b = [], []
    for i in range(1, len(dims)):
        w.append(dims[i - 1] * dims[i])
        b.append(1)
    return {"weights": w, "biases": b, "total": sum(w) + sum(b)}
