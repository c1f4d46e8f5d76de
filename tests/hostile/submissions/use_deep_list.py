# attack: a list nested 10,000 deep, and one that holds itself
# expect: fail
# stopped-by: plain values only cross
# says: nested more than

def scale(x, factor=2.0):
    found = []
    for _ in range(10_000):
        found = [found]
    return found if factor == 2.0 else [found.append(found) or found]
