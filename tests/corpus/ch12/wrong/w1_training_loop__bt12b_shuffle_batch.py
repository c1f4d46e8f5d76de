# expect: fail
# diagnosis: shuffled_every_batch
def training_loop():
    return {"n validate": 5, "n update": 5 * 7, "n shuffle": 35, "after": ("save",), "epoch end": ["validate", "stop test"], "batch": ["shuffle", "forward", "loss", "backward", "update"], "epoch start": [], "before": ["initialize"]}
