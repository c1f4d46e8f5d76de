import numpy as np
def changes():
    return dict(fair=np.False_, column="training", overfitting=False, residual=np.sign(3.2 - 3.8), plain=np.sign(5.3 - 4.1))
