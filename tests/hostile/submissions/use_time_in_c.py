# attack: loop for ever inside C, where no signal handler of Python runs
# expect: timeout
# stopped-by: CPU time limit
# says: CPU time

def scale(x, factor=2.0):
    return sum(range(10**15))
