# attack: text that equals every other text and stays itself whatever is done to it
# expect: fail
# stopped-by: plain values only cross
# exercise: z4


class Liar(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return True

    def strip(self, *_):
        return self

    casefold = strip


def colours():
    return {"green": {Liar("yellow"), Liar("x")}, "commutes": Liar("True")}
