def graph_edges(L):
    s = {"Y>L", f"A{L}>L"}
    for l in range(L):
        s |= {("X" if l == 0 else f"A{l}") + f">Z{l + 1}", f"W{l + 1}>Z{l + 1}", f"b{l + 1}>Z{l + 1}", f"Z{l + 1}>A{l + 1}"}
    return frozenset(s)
def graph_size(L):
    edges = graph_edges(L)
    return len({n for e in edges for n in e.split(">")}), len(edges)
def backward_order(L):
    chain = [f"{k}{l}" for l in range(L, 0, -1) for k in "AZ"]
    return ["L", *chain, *(f"W{l}" for l in range(1, L + 1)), *(f"b{l}" for l in range(1, L + 1))]
