def all_shapes(dims, m):
    shapes = {}
    for l, (a, n) in enumerate(zip(dims[:-1], dims[1:]), start=1):
        shapes.update({f"W{l}": (n, a), f"b{l}": (n, 1), "Z%d" % l: (n, m), "A{}".format(l): (n, m)})
    return shapes
