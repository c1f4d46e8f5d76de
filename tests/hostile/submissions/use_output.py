# attack: print 200 MB
# expect: fail timeout
# stopped-by: output is cut

def scale(x, factor=2.0):
    for _ in range(200):
        print("x" * (1 << 20))
    return 0 * x
