# expect: fail
# diagnosis: batches_run_on
def training_loop():
    return {"n validate": 5, "n update": 32, "n shuffle": 5.0, "after": ("save",), "epoch end": ["validate", "stop test"], "batch": ["forward", "loss", "backward", "update"], "epoch start": ["shuffle"], "before": ["initialize"]}
