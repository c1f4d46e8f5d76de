# expect: fail
# diagnosis: gamma_and_beta_exchanged
import numpy as np
def example():
    z = np.arange(2, 10, 2.0)
    out = {}
    out["variance"] = np.cov(z, bias=True)
    out["root"] = np.sqrt(out["variance"] + 1e-5)
    out["z_hat"] = (z - z.mean()) / out["root"]
    out["y"] = tuple(0.3 * out["z_hat"] + 1.5)
    out["last early"] = np.round(out["z_hat"][-1], 4) * 1.5 + 0.3
    out["last late"] = np.round(out["y"][-1], 4)
    return out
