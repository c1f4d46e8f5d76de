def update_parameters(p, g, alpha):
    new = {}
    for key in sorted(p):
        new[key] = [[w - alpha * d for w, d in zip(r, s)] for r, s in zip(p[key].tolist(), g["d" + key].tolist())]
    return new
