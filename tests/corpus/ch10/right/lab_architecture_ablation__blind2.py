import numpy as np


# What a figure shows, as plain data: plot_ablation below must return what this returns for it.
def describe_figure(figure) -> dict:
    """Axes with their labels, number of plotted points and titles, of a matplotlib figure."""
    return {
        "axes": [
            {
                "x": axes.get_xlabel(),
                "y": axes.get_ylabel(),
                "title": axes.get_title(),
                "points": sum(len(line.get_xdata()) for line in axes.get_lines())
                + sum(len(dots.get_offsets()) for dots in axes.collections),
            }
            for axes in figure.axes
        ]
    }


def run_ablation(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    def sm(Z):
        E = np.exp(Z - Z.max(0)); return E / E.sum(0)
    def fwd(p, X):
        A = [X]
        for i, (W, b) in enumerate(p):
            Z = W @ A[-1] + b
            A.append(np.maximum(Z, 0) if i < len(p) - 1 else sm(Z))
        return A
    rows = []
    for arch in architectures:
        rng = np.random.default_rng(seed)
        L = len(arch) - 1
        p = [[rng.normal(0, np.sqrt((2 if l < L else 1) / arch[l - 1]), (arch[l], arch[l - 1])), np.zeros((arch[l], 1))] for l in range(1, L + 1)]
        m = X_train.shape[1]
        for _ in range(epochs):
            A = fwd(p, X_train)
            d = (A[-1] - Y_train) / m
            for i in range(L - 1, -1, -1):
                gW, gb = d @ A[i].T, d.sum(1, keepdims=True)
                d = (p[i][0].T @ d) * np.heaviside(A[i], 0)
                p[i][0] = p[i][0] - learning_rate * gW
                p[i][1] = p[i][1] - learning_rate * gb
        acc = lambda X, Y: 100 * np.mean(fwd(p, X)[-1].argmax(0) == Y.argmax(0))
        rows.append({"architecture": list(arch), "parameters": sum(W.size + b.size for W, b in p), "train": acc(X_train, Y_train), "test": acc(X_test, Y_test)})
    return rows
def plot_ablation(table):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    fig, (a, b) = plt.subplots(1, 2)
    test = [r["test"] for r in table]
    a.plot([r["parameters"] for r in table], test); a.set_xlabel("number of parameters"); a.set_ylabel("accuracy"); a.set_xscale("log")
    b.plot([len(r["architecture"]) - 2 for r in table], test); b.set(xlabel="hidden layers", ylabel="test accuracy in %")
    out = describe_figure(fig); plt.close(fig)
    return out
def findings():
    return {"equal units": False, "deeper is better": False, "one image": True, "vanishing": False, "order": False}
