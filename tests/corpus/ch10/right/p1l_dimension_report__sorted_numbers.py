def dimension_report(p):
    layers = sorted({int(k[1:]) for k in p})
    rows = [(l, list(p["W%d" % l].shape), list(p["b%d" % l].shape), p["W%d" % l].size + p["b%d" % l].size) for l in layers]
    return [rows, sum(v.size for v in p.values())]
