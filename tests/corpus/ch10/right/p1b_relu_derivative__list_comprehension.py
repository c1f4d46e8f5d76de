def relu_derivative(Z):
    return [[1 if z > 0 else 0 for z in row] for row in Z]
