# expect: fail
# diagnosis: fraction_of_an_update
import math
def update_counts():
    n, b = 1000, 32
    return {"small batch": True + 0, "small sgd": 6.0, "small mini-batch": 6 // 2, "large batch": 1, "large sgd": n,
            "large mini-batch": n / b, "last batch": n % b, "updates for 5 epochs": 5 * -(-n // b)}
