def two_layer_graph():
    return dict(
        edges=["X>Z1", "W1>Z1", "b1>Z1", "Z1>A1", "A1>Z2", "W2>Z2", "b2>Z2", "Z2>A2", "A2>L", "Y>L"],
        given=["X", "Y", "W1", "b1", "W2", "b2"], needs=["A2", "Y", "W2", "Z1", "X"],
        backward=("L", "A2", "Z2", "A1", "Z1", "W1", "b1", "W2", "b2"))
