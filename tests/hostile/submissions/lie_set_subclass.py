# attack: a set that equals every set
# expect: fail
# stopped-by: plain values only cross
# exercise: z4

class Liar(set):
    __eq__ = __le__ = __ge__ = __contains__ = lambda self, other: True
    __hash__ = None


def colours():
    return {"green": Liar({"red"}), "commutes": False}
