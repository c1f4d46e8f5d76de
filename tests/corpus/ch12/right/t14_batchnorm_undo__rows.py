import numpy as np

def undoing_parameters(Z, eps):
    g = [[(np.std(row) ** 2 + eps) ** 0.5] for row in Z]
    b = [[np.mean(row)] for row in Z]
    return np.array(g), np.array(b)

def printed_rule(Z, eps):
    out = []
    for row in Z:
        s, mu = np.std(row), np.mean(row)
        out.append(mu + (row - mu) / np.sqrt(1 + eps / s ** 2))
    return np.array(out)


def statements():
    return {"bias in training": False, "bias gradient": True, "bias at inference": True, "beta replaces b": True,
            "stretch": False, "constant feature": True, "book rule": False}
