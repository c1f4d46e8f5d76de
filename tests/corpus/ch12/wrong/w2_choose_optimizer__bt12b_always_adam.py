# expect: fail
# diagnosis: adam_for_everything
def count(dims):
    return sum(a * b + b for a, b in zip(dims, dims[1:]))
def tree(parameters, examples):
    return {"adam", "adamw"}
    return {"sgd+momentum"} if examples < 10_000 else {"adam", "sgd+momentum"}
def choices():
    out = {"A": tree(count([784, 1024, 256, 10]), 60000), "B": tree(count([784, 1024, 128, 10]), 60000), "C": tree(count([64, 128, 64, 32, 10]), 1437),
           "D": tree(25e6, 3000), "E": tree(count([100, 9900, 1]), 9999)}
    return out | dict(F=False, G=True, H=True, I=True, J=True, K=False)
