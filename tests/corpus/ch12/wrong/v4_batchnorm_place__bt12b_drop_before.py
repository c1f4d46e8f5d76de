# expect: fail
# diagnosis: dropout_before_activation
import numpy as np
def places():
    d = ("linear", "batch norm", "activation")
    return {"diagram": d, "with dropout": [*d[:2], "dropout", d[2]], "listing": ["linear", "activation", "batch norm", "dropout"], "same": np.False_, "superfluous": "b", "replacement": "beta"}
