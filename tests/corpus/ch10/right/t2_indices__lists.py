def indices():
    return {"weight": [2, 1, 2], "connection": [2, 5, 3, 1], "activation": [2, 3, 6], "bias": [1, 2, 0], "row": "A", "x": "C"}
