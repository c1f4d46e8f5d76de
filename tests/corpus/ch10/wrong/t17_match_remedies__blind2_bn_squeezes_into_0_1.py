# expect: fail
# diagnosis: normalization_squeezes
def remedies():
    return {"relu": "g", "he initialization": "e", "batch normalization": "c", "residual connection": "d", "gradient clipping": "a", "lstm gate": "f",
            "clipping is against": "exploding", "he is derived for": "relu", "relu ends the problem": False}
