import numpy as np
def example():
    z = np.array([2., 4, 6, 8])
    root = np.sqrt(5 + 1e-5)
    h = (z - 5) / root
    y = 1.5 * h + .3
    return {"variance": z.var(), "root": root, "z_hat": h, "y": y, "last late": round(y[-1], 4), "last early": 1.5 * round(h[-1], 4) + .3}
