# expect: fail
# diagnosis: gamma_replaces_the_bias
import numpy as np
def places():
    d = ("linear", "batch norm", "activation")
    return {"diagram": d, "with dropout": [*d, "dropout"], "listing": ["linear", "activation", "batch norm", "dropout"], "same": np.False_, "superfluous": "b", "replacement": "gamma"}
