# attack: put a liar in the module's place
# expect: error fail crash missing
# stopped-by: names are plain data, values are compared

import sys


class Liar:
    def __getattr__(self, name):
        return Liar()

    def __call__(self, *args, **kwargs):
        return Liar()

    __eq__ = __le__ = __lt__ = __ge__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0


sys.modules[__name__] = Liar()
