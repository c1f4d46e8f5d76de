import statistics as s
import math
def example():
    z = [2, 4, 6, 8]
    var = s.pvariance(z)
    root = math.hypot(math.sqrt(var), math.sqrt(1e-5))
    zh = [(v - s.fmean(z)) / root for v in z]
    y = [math.fma(1.5, h, 0.3) if hasattr(math, "fma") else 1.5 * h + 0.3 for h in zh]
    return {"variance": var, "root": root, "z_hat": zh, "y": y, "last late": round(y[-1], 4), "last early": 1.5 * round(zh[-1], 4) + 0.3}
