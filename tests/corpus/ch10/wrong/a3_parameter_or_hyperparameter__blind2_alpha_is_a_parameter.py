# expect: fail
# diagnosis: alpha_is_learned
def examples():
    return {"parameters": {"W[1]", "alpha", "b[2]"}, "hyperparameters": {"epochs", "L", "lambda"}, "who sets parameters": "c", "who sets hyperparameters": "a"}
