def updates(m, batch_size, epochs):
    q, r = divmod(m, batch_size)
    return (epochs, m * epochs, (q + bool(r)) * epochs)
def batch_sizes(m, batch_size):
    q, r = divmod(m, batch_size)
    return [batch_size] * q + [r] * (r > 0)
