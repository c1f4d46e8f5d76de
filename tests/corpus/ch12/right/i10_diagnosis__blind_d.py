import numpy as np
def diagnose(training, validation, window, tolerance):
    def kind(curve):
        avg = np.convolve(curve, np.ones(window) / window, mode="valid")
        r = avg[-1] / avg[-1 - window] - 1
        return "falls" if r < -tolerance else "rises" if r > tolerance else "flat"
    table = {"rises": "diverging", "flat": "stuck"}
    word = table.get(kind(training)) or {"falls": "learning"}.get(kind(validation), "overfitting")
    return word, min(enumerate(validation), key=lambda iv: (iv[1], iv[0]))[0]
def remedies():
    out = {k: True for k in ("data", "augmentation", "dropout", "l2", "early", "smaller")}
    return out | {k: False for k in ("larger", "epochs", "he", "clipping", "peek")}
