# expect: fail
# diagnosis: batch_and_stochastic_exchanged
def batch_sizes(m, batch_size):
    sizes, left = [], m
    while left > 0:
        sizes.append(min(left, batch_size))
        left -= sizes[-1]
    return sizes

def updates(m, batch_size, epochs):
    return [epochs * n for n in (m, 1, len(batch_sizes(m, batch_size)))]
