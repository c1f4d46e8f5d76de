import math


import numpy as np
def diagnose(train_error, val_error, shallow_train_error):
    gap = val_error - train_error
    excess = train_error - shallow_train_error
    if np.isnan(train_error) or np.isinf(train_error):
        return "diverged"
    elif excess > 2: return "optimization"
    elif gap > 5: return "overfitting"
    else: return ("fine", "underfitting")[train_error > 10]
