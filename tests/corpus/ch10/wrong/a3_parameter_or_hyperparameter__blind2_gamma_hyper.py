# expect: fail
# diagnosis: gamma_is_hyperparameter
def examples():
    return {"parameters": {"W[1]", "gamma", "b[2]"}, "hyperparameters": {"alpha", "L", "gamma"}, "who sets parameters": "c", "who sets hyperparameters": "a"}
