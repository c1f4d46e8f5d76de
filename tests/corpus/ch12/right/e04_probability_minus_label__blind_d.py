import numpy as np
import sympy as sp
z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)
def derive():
    t = np.array([2, 1, 0.1])
    p = np.exp(t) / np.exp(t).sum()
    return dict(dL_da=-y / a + (1 - y) / (1 - a), da_dz=a * (1 - a), dL_dz=a - y,
                loss_of_z=sp.Max(z, 0) - y * z + sp.log(1 + sp.exp(-sp.Abs(z))),
                dp1_dz1=p1 - p1**2, dp2_dz1=-p1 * p2, three_paths=-y1 * (1 - p1) + p1 * y2 + p1 * y3, dL_dz1=p1 - y1,
                instance=p - np.array([1, 0, 0]))
