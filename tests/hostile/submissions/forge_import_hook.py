# attack: hook the import system and the built-in functions
# expect: fail error crash
# stopped-by: the comparison is in another process

import builtins
import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        return None


sys.meta_path.insert(0, Finder())
builtins.__import__ = lambda *args, **kwargs: sys
builtins.all = builtins.any = lambda *args: True
builtins.abs = lambda value: 0


def scale(x, factor=2.0):
    return 0 * x
