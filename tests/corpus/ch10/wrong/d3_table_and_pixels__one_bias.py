# expect: fail
# diagnosis: one_bias_in_all
def first_layer(height, width, channels, units, kernel, filters):
    n = height * width * channels
    per = kernel * kernel * channels
    return {"conv multiplications": per * filters * height * width, "dense multiplications": n * units,
            "conv parameters": per * filters + 1, "dense parameters": (n + 1) * units}
