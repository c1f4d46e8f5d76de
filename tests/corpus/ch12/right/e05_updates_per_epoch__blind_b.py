import numpy as np

def updates(m: int, batch_size: int, epochs: int) -> tuple[int, int, int]:
    one_epoch = np.array([1, m, -(-m // batch_size)])
    return tuple(one_epoch * epochs)

def batch_sizes(m: int, batch_size: int) -> list[int]:
    starts = np.arange(0, m, batch_size)
    return list(np.diff(np.append(starts, m)))
