def takeaways():
    true = ["K1", "K2", "K5", "K6b"]
    return {k: np.bool_(k in true) for k in reversed(["K1", "K2", "K3", "K4", "K5", "K6a", "K6b", "K7"])}
import numpy as np
