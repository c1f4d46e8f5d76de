# attack: whole numbers that answer every question differently
# expect: fail
# stopped-by: plain values only cross
# exercise: z7

class Liar(int):
    __eq__ = lambda self, other: True
    __hash__ = int.__hash__
    __index__ = __int__ = lambda self: 10
    __pos__ = __neg__ = lambda self: 10


def handshakes():
    return Liar(3)
