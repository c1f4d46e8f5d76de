# expect: fail
# diagnosis: update_per_example
def training_loop():
    return {"n validate": 5, "n update": 2000, "n shuffle": 5.0, "after": ("save",), "epoch end": ["validate", "stop test"], "batch": ["forward", "loss", "backward", "update"], "epoch start": ["shuffle"], "before": ["initialize"]}
