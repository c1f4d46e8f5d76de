# attack: blame line 10**4299 of another file
# expect: crash
# stopped-by: validation of every message
# says: an error without a description

import os
import struct

def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


def put(data, descriptor=3):
    while data:
        data = data[os.write(descriptor, data) :]


def scale(x, factor=2.0):
    put(frame(b'["d",["id",1],["dropped",' + b"9" * 4300 + b'],["err",["d",["type","X"],["base","X"],["text",""],["frames",'
              b'["l",["l","/etc/passwd",' + b"9" * 4300 + b',"f","s"]]],["own",true]]]]'))
    return 0 * x
