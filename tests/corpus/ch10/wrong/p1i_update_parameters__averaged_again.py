# expect: fail
# diagnosis: averaged_again
def update_parameters(parameters, grads, learning_rate):
    for k in parameters:
        m = parameters[k].shape[1]
        parameters[k] = parameters[k] - learning_rate * grads["d" + k] / m
    return parameters
