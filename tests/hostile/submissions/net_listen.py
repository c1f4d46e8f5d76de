# attack: wait for orders on a port
# expect: forbidden
# stopped-by: system-call filter
# says: not available while judging

import socket


def scale(x, factor=2.0):
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    return factor * x
