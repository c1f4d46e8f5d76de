import numpy as np
def exam():
    return {"parameters": np.int64(6585), "width": 100.0, "saved": 1025}
