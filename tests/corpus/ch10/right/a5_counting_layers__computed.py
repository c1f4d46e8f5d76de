def layer_counts():
    L4 = 4
    widths = [784, 256, 128, 64, 10]
    out = {}
    out["arrays_of_6"] = 2 * 6
    out["last_index"] = 3 + 1
    out["layers_of_flat"] = len([12, 1]) - 1
    out["layers_of_list"] = sum(1 for _ in zip(widths, widths[1:]))
    out["columns_of_4"] = L4 + 1
    out["hidden_of_4"] = L4 - 1
    out["matrices_of_4"] = float(L4)
    return out
