# expect: fail
# diagnosis: replaced
def update_parameters(parameters, grads, learning_rate):
    return {k: -learning_rate * grads["d" + k] for k in parameters}
