# expect: fail
# diagnosis: none
import keras
import numpy as np
import tensorflow as tf


def logits_of(weights, X):
    hidden = tf.tanh(X @ weights["W1"] + weights["b1"])
    return hidden @ weights["W2"] + weights["b2"]


scce = keras.losses.SparseCategoricalCrossentropy()


def train(parameters, batches, epochs, peak, warmup, alpha, limit, l2):
    names = ["W1", "b1", "W2", "b2"]
    w = {n: tf.Variable(parameters[n], dtype=tf.float64) for n in names}
    opt = keras.optimizers.SGD(learning_rate=0.0)

    @tf.function
    def step_fn(X, y):
        with tf.GradientTape() as tape:
            ce = tf.cast(scce(y, logits_of(w, X)), tf.float64)
            loss = ce + 0.5 * l2 * (tf.reduce_sum(w["W1"] ** 2) + tf.reduce_sum(w["W2"] ** 2))
        grads = tape.gradient(loss, [w[n] for n in names])
        grads, norm = tf.clip_by_global_norm(grads, limit)
        return loss, grads, norm

    history = {"loss": [], "norm": [], "rate": []}
    step = 0
    n_steps = len(batches) * epochs
    for epoch in range(epochs):
        for X, y in batches:
            loss, grads, norm = step_fn(tf.convert_to_tensor(X), tf.convert_to_tensor(y))
            lr = rate_at(step, n_steps, warmup, peak, alpha)
            opt.learning_rate.assign(lr)
            opt.apply(grads, [w[n] for n in names])
            history["loss"].append(loss.numpy())
            history["norm"].append(norm.numpy())
            history["rate"].append(lr)
            step += 1
    return {n: v.numpy() for n, v in w.items()}, history


def rate_at(step, total, warmup, peak, alpha):
    if step < warmup:
        return peak * step / warmup
    decay = keras.optimizers.schedules.CosineDecay(peak, total - warmup, alpha=alpha)
    return float(decay(step - warmup))


def input_gradient(parameters, X, y):
    x = tf.Variable(X)
    with tf.GradientTape() as tape:
        loss = scce(y, logits_of(parameters, x))
    return tape.gradient(loss, x).numpy()
