# expect: error
# diagnosis: key_without_d
def update_parameters(parameters, grads, learning_rate):
    for k in parameters:
        parameters[k] = parameters[k] - learning_rate * grads[k]
    return parameters
