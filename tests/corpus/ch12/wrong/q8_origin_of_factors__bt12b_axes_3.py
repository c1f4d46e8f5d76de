# expect: fail
# diagnosis: three_indices
def origins():
    return {"A_prev.T in dW": "a", "W.T in dA_prev": "b", "* g'(Z) in dZ": "c", "1/m in dW": "d", "the sum in db": "e", "axes": 3, "entries": 5}
