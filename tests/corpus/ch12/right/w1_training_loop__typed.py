def training_loop():
    return {"before": ["initialize"], "epoch start": ["shuffle"], "batch": ["forward", "loss", "backward", "update"],
            "epoch end": ["validate", "stop test"], "after": ["save"], "n shuffle": 5, "n update": 35, "n validate": 5}
