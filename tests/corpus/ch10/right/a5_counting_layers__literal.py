def layer_counts() -> dict:
    return dict(matrices_of_4=4, hidden_of_4=3, columns_of_4=5, layers_of_list=4, layers_of_flat=1, last_index=4, arrays_of_6=12)
