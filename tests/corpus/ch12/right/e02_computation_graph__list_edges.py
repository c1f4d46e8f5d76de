def graph_edges(L):
    edges = []
    for l in range(1, L + 1):
        below = "A%d" % (l - 1) if l - 1 else "X"
        edges += [f"{u}>Z{l}" for u in (below, f"W{l}", f"b{l}")] + [f"Z{l}>A{l}"]
    return edges + [f"A{L}>L", "Y>L"]
def graph_size(L):
    return [4 * L + 3, 4 * L + 2]
def backward_order(L):
    out = ["L"]
    for l in range(L, 0, -1):
        out.extend((f"A{l}", f"Z{l}", f"b{l}", f"W{l}"))
    return tuple(out)
