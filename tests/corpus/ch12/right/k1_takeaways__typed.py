def takeaways():
    false = ["K2", "K4", "K5", "K6b", "K7", "K8a", "K9"]
    return {k: k not in false for k in ["K1", "K2", "K3", "K4", "K5", "K6a", "K6b", "K7", "K8a", "K8b", "K9"]}
