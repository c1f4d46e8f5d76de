# attack: find the worker's own service among all objects and have it send what pays
# expect: fail error crash
# stopped-by: the worker has no right values and no say in the score

import gc


def scale(x, factor=2.0):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Service":
            thing.watch = False
            type(thing).answer = lambda self, number, act, *rest: self.reply({"id": number, "ok": True, "points": 4.0})
    return 0 * x
