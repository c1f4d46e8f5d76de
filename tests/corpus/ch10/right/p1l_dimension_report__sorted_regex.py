import re
def dimension_report(parameters):
    numbers = sorted({int(re.search(r"\d+", k)[0]) for k in parameters})
    rows, total = [], 0
    for l in numbers:
        W, b = parameters["W%d" % l], parameters["b%d" % l]
        n = W.size + b.size
        rows.append([l, W.shape, list(b.shape), n])
        total += n
    return rows, total
