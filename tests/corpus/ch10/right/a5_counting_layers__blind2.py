def layer_counts():
    names = ["matrices_of_4", "hidden_of_4", "columns_of_4", "layers_of_list", "layers_of_flat", "last_index", "arrays_of_6"]
    return {k: np.int32(v) for k, v in zip(names, [4, 3, 5, 4, 1, 4, 12])}
import numpy as np
