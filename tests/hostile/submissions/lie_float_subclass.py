# attack: numbers whose arithmetic lies
# expect: fail
# stopped-by: plain values only cross

class Liar(float):
    __sub__ = __rsub__ = lambda self, other: 0.0
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = float.__hash__
    __abs__ = lambda self: 0.0


def scale(x, factor=2.0):
    return [[Liar(0) for _ in row] for row in x]
