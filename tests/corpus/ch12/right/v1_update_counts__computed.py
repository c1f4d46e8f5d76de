from math import ceil

def update_counts():
    return {"small batch": 1, "small sgd": 6, "small mini-batch": 6 // 2, "large batch": 1, "large sgd": 1000,
            "large mini-batch": ceil(1000 / 32), "last batch": 1000 % 32, "updates for 5 epochs": 5 * ceil(1000 / 32)}
