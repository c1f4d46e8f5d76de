# attack: an answer of five million empty lists
# expect: crash
# stopped-by: validation of every message
# says: too many values

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    put(frame(b'["d",["id",1],["ok",["l",' + b"[]," * 5_000_000 + b"1]]]"))
    return 0 * x
