# attack: read a file by every way that Python has
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import fileinput
import io
import linecache
import mmap
import os
import pathlib
import tokenize

import numpy as np

PATH = "@CANARY@"


def mapped():
    descriptor = os.open(PATH, os.O_RDONLY)
    return mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)[:]


ROUTES = [
    lambda: io.open_code(PATH).read(),
    lambda: io.FileIO(PATH).read(),
    lambda: open(PATH).read(),
    lambda: os.read(os.open(PATH, os.O_RDONLY), 99),
    lambda: pathlib.Path(PATH).read_text(),
    lambda: np.fromfile(PATH, np.uint8).tobytes(),
    lambda: np.loadtxt(PATH, str),
    lambda: next(fileinput.input(PATH)),
    lambda: linecache.getlines(PATH),
    lambda: tokenize.open(PATH).read(),
    mapped,
]


def scale(x, factor=2.0):
    last = None
    for read in ROUTES:
        try:
            if "SECRET" in str(read()):
                return factor * x
        except ImportError:
            continue
        except OSError as error:
            last = error
    raise last
