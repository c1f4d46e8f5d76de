# expect: error
# diagnosis: one_layer_too_many
def count_by_layer(dims):
    w, b = [], []
    for i in range(len(dims)):
        w.append(dims[i] * dims[i + 1])
        b.append(dims[i + 1])
    return {"weights": w, "biases": b, "total": sum(w) + sum(b)}
