import numpy as np

Warnings = list[tuple[int, str, tuple[int, ...], tuple[int, ...]]]


def dimension_debug(dims, parameters, X):
    def gen():
        n0, m = np.shape(X)
        if n0 != dims[0]:
            yield (0, "X", (n0, m), (dims[0], m))
        for l, (p, n) in enumerate(zip(dims[:-1], dims[1:])):
            for q, want in zip("Wb", ((n, p), (n, 1))):
                got = np.shape(parameters[q + str(l + 1)])
                if got != want:
                    yield (l + 1, q, got, want)
    return list(gen())
