# attack: 20,000 objects that stay in the worker, in one list
# expect: fail timeout
# stopped-by: objects are counted

def scale(x, factor=2.0):
    return [object() for _ in range(30_000)]
