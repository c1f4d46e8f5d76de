# attack: import a forbidden library in a way that no reader of the source finds
# expect: forbidden
# stopped-by: it is not on the worker's path
# says: is not available

import importlib


def scale(x, factor=2.0):
    transform = getattr(importlib.import_module("".join(["sk", "learn.", "preprocessing"])), "FunctionTransformer")
    return transform(lambda v: factor * v).fit_transform(x)
