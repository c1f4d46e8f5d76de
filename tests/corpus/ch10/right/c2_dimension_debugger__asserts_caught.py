def expect(array, shape):
    assert array.shape == shape


def dimension_debug(dims, parameters, X):
    problems = []

    def look(l, name, array, shape):
        try:
            expect(array, shape)
        except AssertionError:
            problems.append([l, name, array.shape, shape])

    look(0, "X", X, (dims[0], X.shape[1]))
    for l in range(1, len(dims)):
        look(l, "W", parameters["W%d" % l], (dims[l], dims[l - 1]))
        look(l, "b", parameters["b%d" % l], (dims[l], 1))
    return problems
