# attack: write well-formed answers for all questions to every descriptor
# expect: fail crash
# stopped-by: an answer that was not computed is a wrong value

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    for number in range(40):
        for descriptor in range(3, 8):
            try:
                put(frame(b'["d",["id",%d],["ok",0.0]]' % number), descriptor)
            except OSError:
                pass
    return 0 * x
