# attack: ask the grader to call a function of its own
# expect: crash
# stopped-by: validation of every message
# says: a function that was never sent

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    for number in range(1, 8):
        put(frame(b'["d",["id",%d],["callback",%d],["args",["t"]],["kwargs",["d"]]]' % (number, number - 4)))
    return 0 * x
