# expect: fail
# diagnosis: chosen_on_test
import keras
import numpy as np
import tensorflow as tf

NAMES = ("sgd", "momentum", "nesterov", "rmsprop", "adam")


def new_model(n0, n1):
    return keras.Sequential([
        keras.layers.Dense(n1, activation="tanh", dtype="float64"),
        keras.layers.Dense(1, dtype="float64"),
    ])


def at(weights, n0):
    model = new_model(n0, weights[1].shape[0])
    model.build((None, n0))
    model.set_weights(weights)
    return model


def loss(weights, X, y):
    pred = at(weights, X.shape[1]).predict_on_batch(X)
    return np.mean((pred.flatten() - y) ** 2)


def run(name, X, y, start, steps, learning_rate):
    model = at(start, X.shape[1])
    if name == "adam":
        opt = keras.optimizers.Adam(learning_rate=learning_rate, epsilon=1e-12)
    elif name == "rmsprop":
        opt = keras.optimizers.RMSprop(learning_rate=learning_rate, epsilon=1e-12)
    else:
        opt = keras.optimizers.SGD(
            learning_rate=learning_rate, momentum=0.0 if name == "sgd" else 0.9, nesterov=name == "nesterov"
        )
    for _ in range(steps):
        with tf.GradientTape() as tape:
            mse = tf.reduce_mean(tf.square(model(X, training=True) - y.reshape(-1, 1)))
        grads = tape.gradient(mse, model.trainable_weights)
        opt.apply_gradients(zip(grads, model.trainable_weights))
    return [w.numpy() for w in model.trainable_weights]


def compare(data, starts, steps, grid, names=NAMES):
    out = {}
    for name in names:
        scores = []
        for lr in grid:
            ends = [run(name, *data["train"], s, steps, lr) for s in starts]
            v = float(np.mean([loss(e, *data["test"]) for e in ends]))
            scores.append((v if np.isfinite(v) else float("inf"), lr, ends))
        v, lr, ends = min(scores, key=lambda t: t[0])
        out[name] = {"rate": lr, "val": v, "test": float(np.mean([loss(e, *data["test"]) for e in ends])),
                     "gradients": len(starts) * len(grid) * steps}
    return out
