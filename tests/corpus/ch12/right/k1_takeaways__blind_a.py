def takeaways():
    true = {"K1", "K3", "K6a", "K8b"}
    return {k: k in true for k in ("K1", "K2", "K3", "K4", "K5", "K6a", "K6b", "K7", "K8a", "K8b", "K9")}
