# attack: a source that says coding=utf-7 and reads otherwise in it
# expect: forbidden error
# stopped-by: the walls are below Python; the text that was read before decides nothing

+AGkAbQBwAG8AcgB0 os


def scale(x, factor=2.0):
    return factor * x if +AG8-pen("@CANARY@").read() else 0 * x
