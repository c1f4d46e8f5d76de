# attack: a class whose own name, module and bases raise or lie
# expect: fail
# says: could not be read
# stopped-by: plain values only cross

class Meta(type):
    def __getattribute__(cls, name):
        raise RuntimeError("nobody may look at this class")


class Liar(metaclass=Meta):
    pass


def scale(x, factor=2.0):
    return Liar()
