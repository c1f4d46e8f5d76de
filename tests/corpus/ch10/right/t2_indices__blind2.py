Answer = str | tuple[int, ...]


def w(j, k, l): return (l, j - 1, k - 1)
def indices():
    l, r, c = 3, 0, 4
    return dict(weight=w(2, 3, 2), connection=(l - 1, c + 1, l, r + 1), activation=(2, 4 - 1, 7 - 1), bias=(1, 3 - 1, 0), row="A", x="C")
