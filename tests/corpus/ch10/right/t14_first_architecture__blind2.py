TABLE = [(1000, (1, 2), (1, 2)), (100001, (2, 5), (2, 5)), (float("inf"), (2, 5), (5, None))]
def first_architecture(examples, structured, real_time):
    for limit, *ranges in TABLE:
        if examples < limit:
            low, high = ranges[bool(structured)]
            break
    if real_time: high = low
    return low, high
def theory():
    return dict(exists=True, size=False, training=False, polynomial=False, relu=True, every=False) | {"new data": np.bool_(True)}
import numpy as np
