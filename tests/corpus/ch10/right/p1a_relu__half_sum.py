def relu(Z):
    return (Z + abs(Z)) / 2
