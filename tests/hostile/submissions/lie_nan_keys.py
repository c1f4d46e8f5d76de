# attack: many keys that are all the same NaN, and a dictionary that says it has every key
# expect: fail error crash
# stopped-by: plain values only cross
# exercise: z4


class Every(dict):
    def __missing__(self, key):
        return True

    def __contains__(self, key):
        return True

    def keys(self):
        return {"green", "commutes"}


def colours():
    return Every({float("nan"): {"yellow", "blue"}, float("nan"): True})
