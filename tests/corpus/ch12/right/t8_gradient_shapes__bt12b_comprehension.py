def wrong_shapes(parameters, grads):
    get = lambda k: getattr(grads.get("d" + k), "shape", None)
    return [f"d{k}" for k, v in parameters.items() if get(k) != v.shape]
