# attack: rows of different lengths, numbers beside text, to crash the comparison
# expect: fail
# stopped-by: shape before value, text is no number

def scale(x, factor=2.0):
    return [[1.0], [2.0, "x"], [], None]
