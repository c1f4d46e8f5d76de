# attack: write answers from a finalizer, between the reply of one call and the next request
# expect: fail crash error
# stopped-by: a reply that nobody waits for ends the conversation

import os
import struct
import weakref


def frame(text):
    text += b" " * (-(len(text) + 4) % 16)
    return struct.pack("<II", len(text) + 4, len(text)) + text


class Last:
    def __del__(self):
        for number in range(40):
            os.write(4, frame(b'["d",["id",%d],["ok",0.0]]' % number))


def scale(x, factor=2.0):
    last = Last()
    last.itself = last
    weakref.finalize(last, lambda: None)
    return 0 * x
