def first_layer(height, width, channels, units, kernel, filters):
    n = height * width * channels
    per = kernel * kernel * channels
    return {"conv multiplications": per * filters * height * width, "dense multiplications": n * units,
            "conv parameters": (per + 1) * filters, "dense parameters": (n + 1) * units}
