# attack: loop for ever in Python
# expect: timeout
# stopped-by: CPU time limit
# says: CPU time

def scale(x, factor=2.0):
    while True:
        pass
