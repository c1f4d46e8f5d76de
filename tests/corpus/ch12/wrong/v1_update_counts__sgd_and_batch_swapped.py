# expect: fail
# diagnosis: batch_and_sgd_exchanged
from math import ceil

def update_counts():
    return {"small batch": 6, "small sgd": 1, "small mini-batch": 6 // 2, "large batch": 1000, "large sgd": 1,
            "large mini-batch": ceil(1000 / 32), "last batch": 1000 % 32, "updates for 5 epochs": 5 * ceil(1000 / 32)}
