# expect: fail
# diagnosis: order_of_the_dictionary
def dimension_report(parameters):
    rows, total = [], 0
    for k in parameters:
        if k.startswith("W"):
            l = int(k[1:])
            W, b = parameters[k], parameters["b" + k[1:]]
            rows.append((l, W.shape, b.shape, W.size + b.size))
            total += W.size + b.size
    return rows, total
