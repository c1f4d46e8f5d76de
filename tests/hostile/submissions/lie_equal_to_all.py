# attack: an object that equals everything and subtracts to nothing
# expect: fail
# stopped-by: plain values only cross
# says: which is an object and not data

class Liar:
    __eq__ = __le__ = __lt__ = __ge__ = lambda self, other: True
    __ne__ = __gt__ = lambda self, other: False
    __sub__ = __rsub__ = __add__ = __mul__ = lambda self, other: 0.0
    __abs__ = __float__ = lambda self: 0.0
    __hash__ = object.__hash__
    __bool__ = lambda self: True


def scale(x, factor=2.0):
    return Liar()
