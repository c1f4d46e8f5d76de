import numpy as np
def techniques() -> dict:
    d = {}
    d["memory"] = "d"; d["few images"] = "g"; d["rare rows"] = "f"; d["bursts"] = "e"
    d["small numbers"] = "b"; d["early chaos"] = "a"; d["one task wins"] = "h"; d["huge batches"] = "c"
    for k in {"bn in sequences", "lamb is for small", "fp16 master", "scaling after", "clipping vanish"}:
        d[k] = np.bool_(0)
    return d
