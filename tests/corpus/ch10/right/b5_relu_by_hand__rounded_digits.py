def relu_by_hand():
    return {"Z1": [3, -2], "A1": (3, 0), "Z2": 3, "y_hat": 0.95257}
