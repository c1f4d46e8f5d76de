import numpy as np
def predict(AL):
    if AL.shape[0] > 1:
        return [int(np.argmax(AL[:, i])) for i in range(AL.shape[1])]
    return np.array([[1 if a > 0.5 else 0 for a in AL[0]]])
