def examples():
    return {"who sets hyperparameters": "a", "who sets parameters": "c", "hyperparameters": frozenset(["n[2]", "g[1]", "batch size"]), "parameters": set("W[1] W[3] gamma".split())}
