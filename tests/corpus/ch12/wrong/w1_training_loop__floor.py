# expect: fail
# diagnosis: short_batch_dropped
def training_loop():
    return {"before": ["initialize"], "epoch start": ["shuffle"], "batch": ["forward", "loss", "backward", "update"],
            "epoch end": ["validate", "stop test"], "after": ["save"], "n shuffle": 5, "n update": 30, "n validate": 5}
