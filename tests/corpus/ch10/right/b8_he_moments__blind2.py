import sympy as sp

n = sp.symbols("n", integer=True, positive=True)
v = sp.symbols("v", positive=True)
q = sp.symbols("q", positive=True)
sigma = sp.symbols("sigma", positive=True)
L = sp.symbols("L", integer=True, positive=True)


def moments():
    return dict(too_small=q * sp.Rational(1, 2)**L, var_ratio=1 - 1 / sp.pi, v_he=sp.Rational(2) * n**-1, second_moment=sp.Rational(1, 2) * n * q * v,
       relu_var=sigma**2 * (sp.pi - 1) / (2 * sp.pi), relu_mean=sp.sqrt(sigma**2 / (2 * sp.pi)), relu_second=0.5 * sigma**2, var_z=v * q * n)
