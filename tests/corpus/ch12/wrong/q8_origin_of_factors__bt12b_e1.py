# expect: fail
# diagnosis: factor_taken_for_its_sum
def origins():
    return {"A_prev.T in dW": "e", "W.T in dA_prev": "b", "* g'(Z) in dZ": "c", "1/m in dW": "d", "the sum in db": "e", "axes": 4, "entries": 5}
