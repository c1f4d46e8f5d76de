# attack: an object whose unpickling runs a command in the grader
# expect: fail
# stopped-by: no pickle anywhere
# says: which is an object and not data

import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch @OUTSIDE@/unpickled",)


def scale(x, factor=2.0):
    return Bomb()
