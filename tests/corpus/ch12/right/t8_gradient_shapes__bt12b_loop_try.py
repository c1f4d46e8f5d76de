import numpy as np
def wrong_shapes(parameters, grads):
    bad = set()
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ["W", "b"]:
            name = kind + str(layer)
            try:
                g = np.asarray(grads["d" + name])
            except KeyError:
                bad |= {"d" + name}
                continue
            p = parameters[name]
            if g.ndim != p.ndim or any(a != b for a, b in zip(g.shape, p.shape)):
                bad.add("d" + name)
    return frozenset(bad)
