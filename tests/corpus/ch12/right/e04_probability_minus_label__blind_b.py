import math
import sympy as sp
z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)  # sigma(z)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)

def derive() -> dict:
    sig = 1 / (1 + sp.exp(-z))
    logits, label = (2.0, 1.0, 0.1), (1, 0, 0)
    top = max(logits)
    weights = [math.exp(v - top) for v in logits]
    total = math.fsum(weights)
    return {
        "instance": tuple(w / total - t for w, t in zip(weights, label)),
        "dL_dz1": p1 - y1,
        "three_paths": p1 * (y1 + y2 + y3) - y1,
        "dp2_dz1": -(p2 * p1),
        "dp1_dz1": sp.Rational(1, 4) - (p1 - sp.Rational(1, 2)) ** 2,
        "loss_of_z": -(y * sp.log(sig) + (1 - y) * sp.log(1 - sig)),
        "dL_dz": sp.simplify((a - y) / (a * (1 - a)) * a * (1 - a)),
        "da_dz": a * (1 - a),
        "dL_da": (a - y) / (a * (1 - a)),
    }
