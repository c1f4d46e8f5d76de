import sympy as sp
n = sp.symbols("n", integer=True, positive=True); v = sp.symbols("v", positive=True); q = sp.symbols("q", positive=True)
sigma = sp.symbols("sigma", positive=True); L = sp.symbols("L", integer=True, positive=True)
def moments():
    mean = sigma / sp.sqrt(2 * sp.pi)
    return {"var_z": n * v * q, "relu_second": sigma ** 2 / 2, "relu_mean": mean, "relu_var": (sigma ** 2 / 2 - mean ** 2).simplify(),
            "second_moment": q * v * n / 2, "v_he": 2 / n, "var_ratio": 2 * (sp.Rational(1, 2) - 1 / (2 * sp.pi)), "too_small": q / 2 ** L}
