# attack: have scikit-learn do the work
# expect: forbidden
# stopped-by: an exercise names what it may import
# says: `import sklearn` is not available

from sklearn.preprocessing import FunctionTransformer


def scale(x, factor=2.0):
    return FunctionTransformer(lambda v: factor * v).fit_transform(x)
