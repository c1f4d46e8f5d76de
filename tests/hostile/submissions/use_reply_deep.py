# attack: an answer nested a million deep
# expect: crash
# stopped-by: validation of every message
# says: malformed

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    put(frame(b"[" * 500_000))
    return 0 * x
