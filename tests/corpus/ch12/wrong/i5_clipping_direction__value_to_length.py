# expect: fail
# diagnosis: value_scales_all
import math

def clipping_report(g, threshold):
    g = [float(x) for x in g]
    L = math.hypot(*g)
    c = [x * min(1, threshold / max(map(abs, g))) for x in g]
    Lc = math.hypot(*c)
    return {"norm": (1.0, min(L, threshold)), "value": (sum(a * b for a, b in zip(c, g)) / (Lc * L), Lc)}

def fine_print():
    return {k: k == "before the step" for k in ("value keeps direction", "value bounds length", "short ones grow",
                                                "tensor by tensor", "vanishing", "before the step")}
