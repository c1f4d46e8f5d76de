import numpy as np


def predict(AL):
    return AL > 0.5 if AL.shape[0] == 1 else AL.argmax(0)
