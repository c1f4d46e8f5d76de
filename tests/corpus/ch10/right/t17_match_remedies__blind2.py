def remedies():
    d = {}
    for name, letter in zip(("relu", "he initialization", "batch normalization", "residual connection", "gradient clipping", "lstm gate"), "gebdaf"):
        d[name] = letter
    d["relu ends the problem"] = np.bool_(0)
    d["he is derived for"], d["clipping is against"] = ["relu", "exploding"]
    return d
import numpy as np
