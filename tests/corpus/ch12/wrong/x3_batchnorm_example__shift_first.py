# expect: fail
# diagnosis: scaled_after_the_shift
def example():
    z = [2, 4, 6, 8]
    mean = sum(z) / 4
    var = sum((a - mean) ** 2 for a in z) / 4
    root = (var + 1e-5) ** 0.5
    zh = [(a - mean) / root for a in z]
    y = [1.5 * (a + 0.3) for a in zh]
    return {"variance": var, "root": root, "z_hat": zh, "y": y, "last late": round(y[3], 4),
            "last early": 1.5 * round(zh[3], 4) + 0.3}
