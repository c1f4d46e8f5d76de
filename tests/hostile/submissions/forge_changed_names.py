# attack: name arguments that were changed in place, as terminal escapes
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
    put(frame(b'["d",["id",1],["changed",["l","\\u001b]0;owned\\u0007\\u001b[2J"]],["ok",1.0]]'))
    return 0 * x
