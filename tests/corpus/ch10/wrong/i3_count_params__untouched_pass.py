# expect: fail
# diagnosis: none
def count_params(dims):
    pass
