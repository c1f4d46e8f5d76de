# expect: error
# diagnosis: builtin_max
def relu(Z):
    if Z > 0:
        return Z
    else:
        return 0
