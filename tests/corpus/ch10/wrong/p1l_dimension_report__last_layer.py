# expect: fail
# diagnosis: output_layer_missing
def dimension_report(parameters):
    rows, total = [], 0
    for l in range(1, len(parameters) // 2):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        rows.append((l, W.shape, b.shape, W.size + b.size))
        total += W.size + b.size
    return rows, total
