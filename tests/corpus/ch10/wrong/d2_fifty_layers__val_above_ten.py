# expect: fail
# diagnosis: underfitting_by_validation
import numpy as np
def diagnose(train_error, val_error, shallow_train_error):
    return ("diverged" if not np.isfinite(train_error) else
            "optimization" if train_error - shallow_train_error > 2 else
            "overfitting" if val_error > train_error + 5 else
            "underfitting" if 10 < val_error else "fine")
