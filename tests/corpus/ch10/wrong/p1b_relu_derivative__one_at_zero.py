# expect: fail
# diagnosis: one_at_zero
def relu_derivative(Z):
    return (Z >= 0).astype(int)
