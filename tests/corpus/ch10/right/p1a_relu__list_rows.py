def relu(Z):
    return [[float(z) if z > 0 else 0 for z in row] for row in Z]
