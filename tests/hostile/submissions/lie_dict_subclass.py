# attack: a dictionary that has every key
# expect: fail error
# stopped-by: plain values only cross
# exercise: z4

class Liar(dict):
    def __missing__(self, key):
        return True

    def __contains__(self, key):
        return True

    def get(self, key, default=None):
        return True

    def __eq__(self, other):
        return True


def colours():
    return Liar()
