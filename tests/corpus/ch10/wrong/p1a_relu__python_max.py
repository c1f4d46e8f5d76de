# expect: error
# diagnosis: builtin_max
def relu(Z):
    return max(0, Z)
