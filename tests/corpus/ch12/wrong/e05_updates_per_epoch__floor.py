# expect: fail
# diagnosis: rounded_down
def batch_sizes(m, batch_size):
    sizes, left = [], m
    while left >= batch_size:
        sizes.append(min(left, batch_size))
        left -= sizes[-1]
    return sizes

def updates(m, batch_size, epochs):
    return [epochs * n for n in (1, m, len(batch_sizes(m, batch_size)))]
