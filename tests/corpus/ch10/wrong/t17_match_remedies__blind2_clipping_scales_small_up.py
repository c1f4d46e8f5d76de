# expect: fail
# diagnosis: clipping_lifts
def remedies():
    return {"relu": "g", "he initialization": "e", "batch normalization": "b", "residual connection": "d", "gradient clipping": "h", "lstm gate": "f",
            "clipping is against": "vanishing", "he is derived for": "relu", "relu ends the problem": False}
