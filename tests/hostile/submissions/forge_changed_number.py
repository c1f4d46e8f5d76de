# attack: name an argument by a number of 4,300 digits, which no text can hold plus one
# expect: crash
# stopped-by: validation of every message
# says: an argument that was never sent
# exercise: z5

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def center(x):
    put(frame(b'["d",["id",1],["changed",["l",' + b"9" * 4300 + b"]],[\"ok\",1.0]]"))
    return 0 * x
