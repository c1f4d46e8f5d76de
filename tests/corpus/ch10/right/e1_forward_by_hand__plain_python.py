from math import exp
W1 = [[.1, .2], [.3, .4], [.5, .6]]
W2 = [[.1, .2, .3], [.4, .5, .6]]
W3 = [[.1, .2]]
def layer(W, a):
    return [sum(w * v for w, v in zip(row, a)) for row in W]
def relu(z):
    return [max(v, 0) for v in z]
def forward_by_hand():
    z1 = layer(W1, [1, 2]); z2 = layer(W2, relu(z1)); z3, = layer(W3, relu(z2))
    return {"Z1": tuple(z1), "Z2": z2, "Z3": z3, "y_hat": exp(z3) / (1 + exp(z3))}
