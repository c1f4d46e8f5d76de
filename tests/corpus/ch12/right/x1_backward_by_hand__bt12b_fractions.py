from fractions import Fraction as F
import math
def training_step():
    x, y, rate = [F(1), F("0.5"), F(-1), F(2)], 1, F("0.1")
    W1 = [[F(s) for s in row.split()] for row in ("0.2 -0.1 0.4 0.1", "0.3 0.2 -0.3 0.2", "-0.1 0.5 0.1 -0.2")]
    b1, W2, b2 = [F("0.1"), F("-0.1"), F(0)], [F("0.5"), F("-0.3"), F("0.8")], F("0.1")
    dot = lambda u, v: sum(p * q for p, q in zip(u, v))
    Z1 = [dot(w, x) + b for w, b in zip(W1, b1)]
    A1 = [max(z, F(0)) for z in Z1]
    Z2 = dot(W2, A1) + b2
    A2 = 1 / (1 + math.exp(-Z2))
    res = dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2, loss=math.log1p(math.exp(-Z2)))
    res["dZ2"] = res["db2"] = d = A2 - 1
    res["dW2"] = [d * float(a) for a in A1]
    res["dA1"] = [float(w) * d for w in W2]
    res["dZ1"] = res["db1"] = [g if z > 0 else 0.0 for g, z in zip(res["dA1"], Z1)]
    res["dW1"] = [[g * float(v) for v in x] for g in res["dZ1"]]
    r = float(rate)
    res["new W1"] = [[float(w) - r * g for w, g in zip(a, b)] for a, b in zip(W1, res["dW1"])]
    res["new b1"] = [float(w) - r * g for w, g in zip(b1, res["dZ1"])]
    res["new W2"] = [float(w) - r * g for w, g in zip(W2, res["dW2"])]
    res["new b2"] = float(b2) - r * d
    h = [max(0.0, sum(w * float(v) for w, v in zip(row, x)) + b) for row, b in zip(res["new W1"], res["new b1"])]
    z = sum(w * a for w, a in zip(res["new W2"], h)) + res["new b2"]
    res["new loss"] = math.log(1 + math.exp(-z))
    for k in ("Z1", "A1"):
        res[k] = [float(v) for v in res[k]]
    res["Z2"] = float(res["Z2"])
    return res
