# expect: fail
# diagnosis: ?
def relu_derivative(Z):
    return (Z >= 0).astype(int)
