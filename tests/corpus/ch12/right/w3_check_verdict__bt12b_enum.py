from enum import IntEnum
class Verdict(IntEnum):
    PASS = 0
    INSPECT = 1
    FAIL = 2
def _of(d):
    if d < 1e-7:
        return Verdict.PASS
    if d < 1e-5:
        return Verdict.INSPECT
    return Verdict.FAIL
def verdict(difference):
    return _of(difference).name.lower()
def overall(differences):
    worst = Verdict.PASS
    for d in differences.values():
        worst = max(worst, _of(d))
    return worst.name.lower()
