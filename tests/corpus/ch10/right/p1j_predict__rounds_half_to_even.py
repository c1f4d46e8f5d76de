import numpy as np
def predict(AL):
    return np.round(AL).astype(int) if len(AL) == 1 else AL.argmax(0)
