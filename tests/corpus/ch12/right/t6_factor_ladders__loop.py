def ladder(factor, layers):
    out, g = [], 1.0
    for _ in range(layers):
        g *= factor
        out.append(g)
    return out

def layers_until(factor, limit):
    k, g = 0, 1.0
    while (g >= limit) if factor < 1 else (g <= limit):
        g *= factor
        k += 1
    return k
