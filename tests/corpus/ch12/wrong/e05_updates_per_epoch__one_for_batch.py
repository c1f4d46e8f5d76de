# expect: fail
# diagnosis: one_update_in_all
def batch_sizes(m, batch_size):
    sizes, left = [], m
    while left > 0:
        sizes.append(min(left, batch_size))
        left -= sizes[-1]
    return sizes

def updates(m, batch_size, epochs):
    return [1, m * epochs, epochs * len(batch_sizes(m, batch_size))]
