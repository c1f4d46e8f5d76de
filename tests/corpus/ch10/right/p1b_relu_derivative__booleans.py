def relu_derivative(Z):
    return Z > 0
