# expect: error
# diagnosis: none
def relu(Z):
    if Z > 0:
        return Z
    else:
        return 0
