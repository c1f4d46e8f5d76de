# expect: fail
# diagnosis: return_in_the_loop
def update_parameters(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
        return parameters
