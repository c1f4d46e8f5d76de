# attack: answer with references to the grader's names and functions
# expect: crash fail
# stopped-by: validation of every message

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    put(frame(b'["d",["id",1],["ok",["r","n","__class__"]]]'))
    put(frame(b'["d",["id",1],["ok",["r","f",0]]]'))
    return 0 * x
