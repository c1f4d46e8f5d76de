from collections import Counter
def batch_sizes(m, batch_size):
    c = Counter(i // batch_size for i in range(m))
    return [c[k] for k in sorted(c)]
def updates(m, batch_size, epochs):
    full, rest = divmod(m, batch_size)
    return [epochs, m * epochs, (full + bool(rest)) * epochs]
