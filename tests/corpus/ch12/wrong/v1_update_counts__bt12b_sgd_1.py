# expect: fail
# diagnosis: one_update_by_sgd
import math
def update_counts():
    n, b = 1000, 32
    return {"small batch": True + 0, "small sgd": 1, "small mini-batch": 6 // 2, "large batch": 1, "large sgd": 1,
            "large mini-batch": math.ceil(n / b), "last batch": n % b, "updates for 5 epochs": 5 * -(-n // b)}
