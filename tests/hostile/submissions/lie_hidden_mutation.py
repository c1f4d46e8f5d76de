# attack: change the argument in place and return it
# expect: fail
# stopped-by: every side has its own copy
# says: changes its argument
# exercise: z5

def center(x):
    x -= x.mean(axis=0)
    return x
