# expect: fail
# diagnosis: only_hidden_counted
def layer_counts():
    L = lambda dims: len(dims) - 2
    return {"matrices_of_4": 5, "hidden_of_4": 4, "columns_of_4": 6, "layers_of_list": L([784, 256, 128, 64, 10]), "layers_of_flat": L([12, 1]), "last_index": 4, "arrays_of_6": 14}
