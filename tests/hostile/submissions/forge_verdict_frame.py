# attack: send the grader a verdict instead of a value
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
    put(frame(b'["d",["verdict","pass"],["points",4.0],["score",4.0]]'))
    return 0 * x
