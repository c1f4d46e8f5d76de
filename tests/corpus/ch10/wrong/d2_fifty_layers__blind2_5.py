# expect: fail
# diagnosis: five_points_are_enough
import math


def diagnose(train_error, val_error, shallow_train_error):
    rules = [("diverged", not math.isfinite(train_error)), ("optimization", train_error > shallow_train_error + 2), ("overfitting", val_error >= train_error + 5), ("underfitting", train_error > 10), ("fine", True)]
    return next(w for w, holds in rules if holds)
