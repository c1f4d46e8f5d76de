def products(dims, m):
    per = [m * a * b for a, b in zip(dims, dims[1:])]
    f = sum(per)
    b = 2 * f - per[0]
    return {"forward": f, "backward": b, "ratio": b / f}
def best_description():
    return "c"
