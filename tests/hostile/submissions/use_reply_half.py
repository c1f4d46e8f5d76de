# attack: send half an answer and stall
# expect: timeout
# stopped-by: a deadline on every byte
# says: and was stopped
# naive: no wire there; hangs

import os
import time


def scale(x, factor=2.0):
    os.write(3, b"\x10\x00\x00\x00half")
    time.sleep(60)
