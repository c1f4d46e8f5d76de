# attack: names in letters that only Python takes for the ordinary ones
# expect: forbidden error
# stopped-by: the walls are below Python; names decide nothing

import ｏｓ


def scale(x, factor=2.0):
    handle = ｏｓ.ｏｐｅｎ("@CANARY@", ｏｓ.O_RDONLY)
    return factor * x if ｏｓ.read(handle, 100) else 0 * x
