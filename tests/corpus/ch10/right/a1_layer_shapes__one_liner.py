layer_shapes = lambda dims, l, m: {"W": (dims[l], dims[l - 1]), "b": (dims[l], 1), "Z": (dims[l], m), "A": (dims[l], m)}
