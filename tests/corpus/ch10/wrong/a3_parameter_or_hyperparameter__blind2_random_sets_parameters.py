# expect: fail
# diagnosis: chance_sets_parameters
def examples():
    return {"parameters": {"W[1]", "gamma", "b[2]"}, "hyperparameters": {"alpha", "L", "lambda"}, "who sets parameters": "d", "who sets hyperparameters": "a"}
