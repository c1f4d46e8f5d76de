# expect: fail
# diagnosis: weight_acts_on_every_unit
def origins():
    return {"A_prev.T in dW": "a", "W.T in dA_prev": "b", "* g'(Z) in dZ": "c", "1/m in dW": "d", "the sum in db": "e", "axes": 4, "entries": 3}
