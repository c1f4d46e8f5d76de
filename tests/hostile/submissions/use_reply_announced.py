# attack: announce an answer of 4 GB and stall
# expect: fail
# stopped-by: an announced size is checked before it is waited for
# says: 4,294,967,295 bytes
# naive: no wire there; hangs

import os
import time


def scale(x, factor=2.0):
    os.write(3, b"\xff\xff\xff\xff" + bytes(1000))
    time.sleep(60)
