# expect: fail
# diagnosis: data_set_hyperparameters
def examples():
    return {"parameters": {"W[1]", "gamma", "b[2]"}, "hyperparameters": {"alpha", "L", "lambda"}, "who sets parameters": "c", "who sets hyperparameters": "b"}
