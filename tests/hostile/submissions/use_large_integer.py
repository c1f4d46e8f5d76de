# attack: an integer of 100,000 digits
# expect: fail
# stopped-by: plain values only cross
# says: 4,000 digits

def scale(x, factor=2.0):
    return 10**100_000
