import numpy as np
from dataclasses import dataclass

@dataclass
class Clipped:
    g: np.ndarray
    h: np.ndarray
    @property
    def pair(self):
        n = np.linalg.norm
        return [np.vdot(self.g, self.h) / n(self.g) / n(self.h), n(self.h)]

def clipping_report(g, threshold):
    g = np.asarray(g, dtype=np.float64)
    return dict(
        value=Clipped(g, np.clip(g, -threshold, threshold)).pair,
        norm=Clipped(g, g * np.minimum(1, threshold / np.sqrt(np.sum(g**2)))).pair,
    )

def fine_print():
    d = {}
    for name, truth in [("vanishing", 0), ("before the step", 1), ("tensor by tensor", 0), ("short ones grow", 0),
                        ("value bounds length", 0), ("value keeps direction", 0)]:
        d[name] = bool(truth)
    return d
