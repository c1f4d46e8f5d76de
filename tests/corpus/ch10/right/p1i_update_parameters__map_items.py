def update_parameters(parameters, grads, learning_rate):
    return dict(map(lambda kv: (kv[0], kv[1] + (-learning_rate) * grads[f"d{kv[0]}"]), sorted(parameters.items(), reverse=True)))
