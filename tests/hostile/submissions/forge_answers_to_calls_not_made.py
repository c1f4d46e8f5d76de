# attack: answer calls that were never made, from the future and the past
# expect: crash
# stopped-by: validation of every message
# says: an answer to another question

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    for number in (99, -1, 10**30, 3):
        put(frame(b'["d",["id",%d],["ok",true]]' % number))
    return 0 * x
