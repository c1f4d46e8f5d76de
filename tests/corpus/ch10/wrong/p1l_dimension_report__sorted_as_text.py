# expect: fail
# diagnosis: sorted_as_text
def dimension_report(parameters):
    rows, total = [], 0
    for k in sorted(k for k in parameters if k[0] == "W"):
        l = int(k[1:])
        W, b = parameters[k], parameters["b%d" % l]
        rows.append((l, W.shape, b.shape, W.size + b.size))
        total += W.size + b.size
    return rows, total
