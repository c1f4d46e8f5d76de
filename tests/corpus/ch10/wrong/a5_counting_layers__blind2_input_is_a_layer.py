# expect: fail
# diagnosis: input_counted
def layer_counts():
    L = lambda dims: len(dims)
    return {"matrices_of_4": 3, "hidden_of_4": 2, "columns_of_4": 4, "layers_of_list": L([784, 256, 128, 64, 10]), "layers_of_flat": L([12, 1]), "last_index": 4, "arrays_of_6": 10}
