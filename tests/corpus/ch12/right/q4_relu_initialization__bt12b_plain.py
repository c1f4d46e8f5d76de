def answers():
    return {"mcq": "b", "tanh": "a", "he": "0.79", "xavier": "0.025", "small": "2.7e-10", "normal": "2.7e10", "factor 2": "a", "zeros": "b"}
