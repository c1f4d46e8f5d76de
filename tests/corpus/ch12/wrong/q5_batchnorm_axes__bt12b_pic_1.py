# expect: fail
# diagnosis: over_the_channels
def answers():
    return dict(mcq="B", dense=[1], rows=(0,), **{"layer norm": [0]}, pictures=[1], means=64, learned=2 * 64, running=128.0)
