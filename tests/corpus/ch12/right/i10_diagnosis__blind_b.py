import numpy as np

def diagnose(training, validation, window, tolerance):
    C = np.array([training, validation], dtype=float)[:, -2 * window:].reshape(2, 2, window).mean(axis=2)
    (tr, va) = C[:, 1] / C[:, 0] - 1
    word = np.select([tr > tolerance, tr >= -tolerance, va < -tolerance], ["diverging", "stuck", "learning"], "overfitting")
    return [str(word), np.argmin(validation)]

def remedies():
    return dict(peek=False, clipping=False, he=False, epochs=False, larger=False, smaller=True, early=True, l2=True,
                dropout=True, augmentation=True, data=True)
