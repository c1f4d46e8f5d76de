# attack: leave through SystemExit(0)
# expect: error
# stopped-by: every BaseException is a failed call
# says: SystemExit

def scale(x, factor=2.0):
    raise SystemExit(0)
