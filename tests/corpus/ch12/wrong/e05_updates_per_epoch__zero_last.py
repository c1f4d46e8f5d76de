# expect: fail
# diagnosis: always_one_more
def batch_sizes(m, batch_size):
    sizes, left = [], m
    while left > 0:
        sizes.append(min(left, batch_size))
        left -= sizes[-1]
    return sizes

def updates(m, batch_size, epochs):
    return [epochs * n for n in (1, m, len(batch_sizes(m, batch_size)))]

def batch_sizes(m, batch_size):
    return [batch_size] * (m // batch_size) + [m % batch_size]
