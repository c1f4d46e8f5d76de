# expect: fail
# diagnosis: sum_forgotten
import sympy as sp

n = sp.symbols("n", integer=True, positive=True)
v = sp.symbols("v", positive=True)
q = sp.symbols("q", positive=True)
sigma = sp.symbols("sigma", positive=True)
L = sp.symbols("L", integer=True, positive=True)


def moments():
    t = sp.symbols("t", real=True)
    pdf = sp.exp(-t**2 / 2) / sp.sqrt(2 * sp.pi)
    mean = sigma / sp.sqrt(2 * sp.pi)
    second = sigma**2 / 2
    var = second - mean**2
    return {"var_z": v * q, "relu_second": second, "relu_mean": mean, "relu_var": var, "second_moment": v * q / 2, "v_he": 2 / n,
            "var_ratio": var.subs(sigma, sp.sqrt(2)), "too_small": q / 2**L}
