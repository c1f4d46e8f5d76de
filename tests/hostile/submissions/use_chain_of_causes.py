# attack: an error whose causes are a chain without end in sight, and lead back to itself
# expect: error
# stopped-by: nothing follows the causes of an error


def scale(x, factor=2.0):
    first = error = ValueError("the last")
    for number in range(50_000):
        cause = ValueError(number)
        cause.__cause__ = cause.__context__ = error
        error = cause
    first.__cause__ = error
    raise error
