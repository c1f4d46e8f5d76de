# attack: talk to an accomplice through an abstract socket
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import socket


def scale(x, factor=2.0):
    socket.socket(socket.AF_UNIX).bind("\0dlgrade-hostile")
    return factor * x
