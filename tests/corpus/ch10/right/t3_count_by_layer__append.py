def count_by_layer(dims):
    out = {"weights": [], "biases": [], "total": 0}
    previous, *rest = dims
    for n in rest:
        out["weights"].append(previous * n)
        out["biases"].append(n)
        out["total"] += (previous + 1) * n
        previous = n
    return out
