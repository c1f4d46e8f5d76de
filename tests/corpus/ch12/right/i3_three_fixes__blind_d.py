from math import exp, tanh
class Dual:
    __slots__ = ("v", "d")
    def __init__(self, v, d=0.0): self.v, self.d = v, d
    def __add__(self, o): return Dual(self.v + o.v, self.d + o.d)
    def __rmul__(self, k): return Dual(k * self.v, k * self.d)
    def apply(self, name):
        if name == "relu": return Dual(self.v, self.d) if self.v > 0 else Dual(0.0, 0.0)
        if name == "tanh":
            t = tanh(self.v); return Dual(t, (1 - t * t) * self.d)
        s = 1 / (1 + exp(-self.v)); return Dual(s, s * (1 - s) * self.d)
def chain_gradient(weights, x, activation, skip):
    a = Dual(float(x), 1.0)
    for w in weights:
        g = (w * a).apply(activation)
        a = a + g if skip else g
    return a.d
def fixes():
    return {"relu": 1, "skip": 1, "init": 1, "batch norm": 1, "gates": 1, "clipping": 0, "rate": 0, "dropout": 0, "l2": 0}
