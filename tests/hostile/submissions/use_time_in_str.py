# attack: an exception whose text takes for ever
# expect: timeout
# stopped-by: CPU time limit
# says: CPU time

class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def scale(x, factor=2.0):
    raise Endless
