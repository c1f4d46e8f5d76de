from itertools import chain

def _layer(l):
    inp = {1: "X"}.get(l, f"A{l-1}")
    yield from (f"{u}>Z{l}" for u in (inp, f"W{l}", f"b{l}"))
    yield f"Z{l}>A{l}"

def graph_edges(L):
    return set(chain(chain.from_iterable(map(_layer, range(1, L + 1))), [f"A{L}>L", "Y>L"]))

def graph_size(L):
    edges = graph_edges(L)
    nodes = {n for e in edges for n in e.split(">")}
    return [len(nodes), len(edges)]

def backward_order(L):
    # depth-first: the spine first, then all parameters in any order
    spine = list(chain(["L"], *([f"A{l}", f"Z{l}"] for l in reversed(range(1, L + 1)))))
    return spine + sorted(chain.from_iterable((f"W{l}", f"b{l}") for l in range(1, L + 1)))
