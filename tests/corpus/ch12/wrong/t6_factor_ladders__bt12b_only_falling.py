# expect: fail
# diagnosis: only_falling
def ladder(factor, layers):
    return [factor ** (k + 1) for k in range(layers)]
def layers_until(factor, limit):
    k, g = 0, 1.0
    while g > limit:
        g *= factor
        k += 1
    return k
