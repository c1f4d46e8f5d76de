# attack: a dictionary of 200,000 keys with one hash, written to the wire by hand
# expect: crash timeout
# stopped-by: validation of every message
# says: whose hash could be chosen
# exercise: z4

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def colours():
    keys = b",".join(b'["i","%x"]' % (k * (2**61 - 1)) for k in range(1 << 10, 50_000))
    put(frame(b'["d",["id",1],["ok",["e",' + keys + b"]]]"))
    return {}
