from sympy import *

x = symbols("x", real=True)
u = symbols("u", real=True)

def chain():
    s, c = sin(x**2 + 3*x), cos(x**2 + 3*x)
    return {"outer": cos(u), "inner": 2*x + 3, "derivative": (2*x + 3)*c, "at_1": 5*cos(4),
            "second": 2*c - (2*x + 3)**2*s, "softplus": 2*x/(1 + exp(-x**2))}
