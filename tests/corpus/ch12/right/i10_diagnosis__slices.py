import numpy as np
def diagnose(training, validation, window, tolerance):
    def trend(c):
        late, early = np.mean(c[-window:]), np.mean(c[-2 * window:-window])
        ch = late / early - 1
        return int(ch > tolerance) - int(ch < -tolerance)
    t, v = trend(training), trend(validation)
    word = {1: "diverging", 0: "stuck", -1: "learning" if v < 0 else "overfitting"}[t]
    return [word, np.argmin(validation)]
def remedies():
    yes = {"data", "augmentation", "dropout", "l2", "early", "smaller"}
    return {k: k in yes for k in ("data", "augmentation", "dropout", "l2", "early", "smaller", "larger", "epochs", "he", "clipping", "peek")}
