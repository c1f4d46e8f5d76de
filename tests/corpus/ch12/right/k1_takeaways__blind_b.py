import numpy as np
def takeaways() -> dict[str, bool]:
    bits = np.unpackbits(np.array([0b10100100, 0b01000000], dtype=np.uint8))[:11]
    return dict(zip("K1 K2 K3 K4 K5 K6a K6b K7 K8a K8b K9".split(), bits.astype(bool)))
