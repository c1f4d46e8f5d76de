layer_shapes = lambda dims, l, m: dict(zip("WbZA", ((dims[l], dims[l - 1]), (dims[l], 1), (dims[l], m), (dims[l], m))))
