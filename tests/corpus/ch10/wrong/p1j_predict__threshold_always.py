# expect: fail
# diagnosis: threshold_always
import numpy as np


def predict(AL):
    return (AL > 0.5).astype(int)
