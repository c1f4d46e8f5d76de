# expect: fail
# diagnosis: weights_only
def dimension_report(parameters):
    rows, total = [], 0
    for l in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size))
        total += W.size
    return rows, total
