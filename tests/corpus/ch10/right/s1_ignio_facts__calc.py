import numpy as np
def ignio():
    d = [50, 128, 64, 32, 16, 8]
    Ws = [np.zeros((b, a)) for a, b in zip(d, d[1:])]
    return {"weight matrices": len(Ws), "hidden layers": len(Ws) - 1, "parameters": sum(W.size + len(W) for W in Ws),
            "penalized": sum(W.size for W in Ws), "std of W1": .2, "output sum": 1.0, "narrows everywhere": bool(np.all(np.diff(d) < 0))}
