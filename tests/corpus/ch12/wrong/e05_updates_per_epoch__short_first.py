# expect: fail
# diagnosis: short_one_first
def batch_sizes(m, batch_size):
    sizes, left = [], m
    while left > 0:
        sizes.append(min(left, batch_size))
        left -= sizes[-1]
    return sizes[::-1]

def updates(m, batch_size, epochs):
    return [epochs * n for n in (1, m, len(batch_sizes(m, batch_size)))]
