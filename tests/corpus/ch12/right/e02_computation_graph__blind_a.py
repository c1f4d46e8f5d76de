def graph_edges(L):
    out = []
    for l in range(1, L + 1):
        prev = "X" if l == 1 else "A%d" % (l - 1)
        out += ["%s>Z%d" % (prev, l), "W%d>Z%d" % (l, l), "b%d>Z%d" % (l, l), "Z%d>A%d" % (l, l)]
    out += ["A%d>L" % L, "Y>L"]
    return out

def graph_size(L):
    return 4 * L + 3, 4 * L + 2

def backward_order(L):
    order = ["L"]
    for l in range(L, 0, -1):
        order += [f"A{l}", f"Z{l}", f"b{l}", f"W{l}"]
    return order
