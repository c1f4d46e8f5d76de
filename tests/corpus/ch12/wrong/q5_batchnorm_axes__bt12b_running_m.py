# expect: fail
# diagnosis: nothing_is_kept
def answers():
    return dict(mcq="B", dense=[1], rows=(0,), **{"layer norm": [0]}, pictures=[3, 2, 0], means=64, learned=2 * 64, running=0)
