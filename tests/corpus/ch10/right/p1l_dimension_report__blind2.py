import numpy as np


def dimension_report(parameters):
    layers = sorted({int(k[1:]) for k in parameters})
    size = lambda a: int(np.prod(np.shape(a)))
    rows = [[l, list(np.shape(parameters["W%i" % l])), list(np.shape(parameters["b%i" % l])), size(parameters["W%i" % l]) + size(parameters["b%i" % l])] for l in layers]
    return (rows, sum(map(size, parameters.values())))
