# attack: pretend that the instructor pressed Ctrl-C
# expect: error
# stopped-by: every BaseException is a failed call
# says: KeyboardInterrupt

def scale(x, factor=2.0):
    raise KeyboardInterrupt
