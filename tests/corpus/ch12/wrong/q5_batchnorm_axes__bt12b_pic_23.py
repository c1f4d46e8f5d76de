# expect: fail
# diagnosis: each_picture_apart
def answers():
    return dict(mcq="B", dense=[1], rows=(0,), **{"layer norm": [0]}, pictures=[2, 3], means=64, learned=2 * 64, running=128.0)
