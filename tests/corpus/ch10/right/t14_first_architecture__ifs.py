def first_architecture(examples, structured, real_time):
    low, high = 2, 5
    if examples < 1000:
        low, high = 1, 2
    elif examples > 100_000 and structured:
        low, high = 5, None
    return [low, low] if real_time else [low, high]
def theory():
    return {"exists": True, "size": False, "training": False, "new data": True, "polynomial": False, "relu": True, "every": False}
