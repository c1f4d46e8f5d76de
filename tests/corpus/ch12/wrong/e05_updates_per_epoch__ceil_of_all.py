# expect: fail
# diagnosis: batches_cross_epochs
def updates(m, batch_size, epochs):
    q, r = divmod(m, batch_size)
    return (epochs, m * epochs, -(-m * epochs // batch_size))
def batch_sizes(m, batch_size):
    q, r = divmod(m, batch_size)
    return [batch_size] * q + [r] * (r > 0)
