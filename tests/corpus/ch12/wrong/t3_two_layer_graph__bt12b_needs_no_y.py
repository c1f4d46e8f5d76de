# expect: fail
# diagnosis: labels_not_needed
def two_layer_graph():
    inputs = {"Z1": ("W1", "X", "b1"), "A1": ("Z1",), "Z2": ("W2", "A1", "b2"), "A2": ("Z2",), "L": ("A2", "Y")}
    edges = {f"{u}>{v}" for v, us in inputs.items() for u in us}
    nodes = {n for us in inputs.values() for n in us} | set(inputs)
    return {"given": nodes - inputs.keys(), "edges": edges, "needs": {"X", "Z1", "A2", "W2"},
            "backward": ["L", "A2", "Z2", "b2", "W2", "A1", "Z1", "b1", "W1"]}
