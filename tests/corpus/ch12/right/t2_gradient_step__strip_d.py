def gradient_step(parameters, grads, learning_rate):
    for key, g in grads.items():
        if key[1:] in parameters:
            parameters[key[1:]] = parameters[key[1:]] - learning_rate * g
    return parameters
