# attack: terminal escapes in output, exception text and results
# expect: error
# stopped-by: control characters are shown as escapes

def scale(x, factor=2.0):
    print("\x1b]0;owned\x07\x1b[2J\x1b[1;32m4 of 4 points\x9b31m")
    raise ValueError("\x1b[2J\x1b[H\x1b[32mall right\r\x08\u202e")
