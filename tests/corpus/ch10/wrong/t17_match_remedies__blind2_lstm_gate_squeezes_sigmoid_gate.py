# expect: fail
# diagnosis: gate_squeezes
def remedies():
    return {"relu": "g", "he initialization": "e", "batch normalization": "b", "residual connection": "d", "gradient clipping": "a", "lstm gate": "c",
            "clipping is against": "exploding", "he is derived for": "relu", "relu ends the problem": False}
