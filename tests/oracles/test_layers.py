"""Clipping, dropout and batch normalization against PyTorch, scikit-learn and sixty digits."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest
from sklearn.preprocessing import StandardScaler
from tests.oracles.independent import array, close, exercise, leaves, parameters_of, part


@pytest.mark.parametrize("limit", [1e6, 1e12])
def test_clipping_by_norm_is_pytorchs(torch: Any, rng: np.random.Generator, limit: float) -> None:
    # so long that the 1e-6 that PyTorch adds to the norm is beyond the last digit
    grads = {name: 1e8 * value for name, value in parameters_of([4, 3, 2], rng).items()}
    tensors = leaves(torch, grads)
    for name, leaf in tensors.items():
        leaf.grad = torch.tensor(grads[name])
    norm = torch.nn.utils.clip_grad_norm_(tensors.values(), limit)
    clipped, found = exercise("ch12.e16")(list(grads.values()), limit)
    close(found, norm)
    for got, leaf in zip(clipped, tensors.values(), strict=True):
        close(got, leaf.grad)
    in_dict, found = part("ch12.p3", "clip_by_global_norm")(grads, limit)
    close(found, norm)
    for name, leaf in tensors.items():
        close(in_dict[name], leaf.grad)


def test_clipping_by_value_is_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    grads = [rng.normal(size=shape) for shape in ((3, 4), (3, 1))]
    tensors = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in grads]
    for leaf, g in zip(tensors, grads, strict=True):
        leaf.grad = torch.tensor(g)
    torch.nn.utils.clip_grad_value_(tensors, 0.7)
    for got, leaf in zip(part("ch12.e16", "clip_by_value")(grads, 0.7), tensors, strict=True):
        close(got, leaf.grad)


def test_the_cosine_of_two_gradients_is_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    first, second = ([rng.normal(size=(3, 4)), rng.normal(size=(3, 1))] for _ in range(2))
    flat = [torch.tensor(np.concatenate([g.ravel() for g in grads])) for grads in (first, second)]
    close(part("ch12.e16", "cosine")(first, second), torch.nn.functional.cosine_similarity(*flat, dim=0))


@pytest.mark.parametrize("keep_prob", [0.8, 0.3])
def test_dropout_scales_as_pytorchs_does_forward_and_backward(
    torch: Any, rng: np.random.Generator, keep_prob: float
) -> None:
    A, dA = rng.normal(size=(6, 9)), rng.normal(size=(6, 9))
    torch.manual_seed(3)
    leaf = torch.tensor(A, requires_grad=True)
    out = torch.nn.functional.dropout(leaf, p=1 - keep_prob)
    (out * torch.tensor(dA)).sum().backward()
    D = (array(out) != 0).astype(float)
    assert 0 < D.mean() < 1
    close(exercise("ch12.e12")(A, D, keep_prob), out)
    close(part("ch12.e12", "dropout_backward")(dA, D, keep_prob), leaf.grad)
    close(part("ch12.e12", "factor_and_variance")(1 - keep_prob)[0], array(out)[D == 1][0] / A[D == 1][0])


def test_batch_norm_forward_is_scikit_learns_standard_scaler(rng: np.random.Generator) -> None:
    Z = rng.normal(3, 2, size=(4, 7))
    scaler = StandardScaler().fit(Z.T)
    Y, Z_hat, mu, var = exercise("ch12.e09")(Z, np.full((4, 1), 3.0), np.full((4, 1), -1.0), 1e-300)
    close(Z_hat, scaler.transform(Z.T).T)
    close(Y, 3 * scaler.transform(Z.T).T - 1)
    close(mu[:, 0], scaler.mean_)
    close(var[:, 0], scaler.var_)


def batchnorm1d(torch: Any, layer: Any, **settings: Any) -> Any:
    theirs = torch.nn.BatchNorm1d(len(layer.gamma), dtype=torch.float64, **settings)
    with torch.no_grad():
        theirs.weight.copy_(torch.tensor(layer.gamma[:, 0]))
        theirs.bias.copy_(torch.tensor(layer.beta[:, 0]))
    return theirs


def test_batch_norm_forward_and_backward_are_pytorchs(torch: Any, rng: np.random.Generator) -> None:
    Z, dY = rng.normal(2, 3, size=(4, 7)), rng.normal(size=(4, 7))
    gamma, beta = rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
    layer = exercise("ch12.p2").right(4, eps=0.01)
    layer.gamma, layer.beta = gamma, beta
    theirs = batchnorm1d(torch, layer, eps=0.01)
    leaf = torch.tensor(Z.T, requires_grad=True)
    out = theirs(leaf)
    (out * torch.tensor(dY.T)).sum().backward()

    close(exercise("ch12.e09")(Z, gamma, beta, 0.01)[0], array(out).T)
    close(layer.forward(Z), array(out).T)
    for dZ, dgamma, dbeta in (
        exercise("ch12.e17")(dY, Z, gamma, 0.01),
        (layer.backward(dY), layer.dgamma, layer.dbeta),
    ):
        close(dZ, array(leaf.grad).T)
        close(dgamma[:, 0], theirs.weight.grad)
        close(dbeta[:, 0], theirs.bias.grad)


def test_running_statistics_are_pytorchs_but_for_the_unbiased_variance(torch: Any, rng: np.random.Generator) -> None:
    layer = exercise("ch12.p2").right(4, momentum=0.9, eps=0.01)
    layer.gamma, layer.beta = rng.normal(size=(4, 1)), rng.normal(size=(4, 1))
    theirs = batchnorm1d(torch, layer, eps=0.01, momentum=1 - 0.9)  # the weight of the NEW value
    m, steps = 7, 5
    for _ in range(steps):
        Z = rng.normal(2, 3, size=(4, m))
        layer.forward(Z)
        theirs(torch.tensor(Z.T))
    close(layer.running_mean[:, 0], theirs.running_mean)
    left = 0.9**steps  # what is left of the ones at the start
    close((layer.running_var[:, 0] - left) * m / (m - 1) + left, theirs.running_var)

    theirs.eval()
    theirs.running_var.copy_(torch.tensor(layer.running_var[:, 0]))
    for size in (1, 5):
        Z = rng.normal(size=(4, size))
        close(layer.forward(Z, training=False), array(theirs(torch.tensor(Z.T))).T)


def digits(values: np.ndarray) -> list[list[mpmath.mpf]]:
    return [[mpmath.mpf(float(v)) for v in row] for row in values]


def normalized(Z: list[list[mpmath.mpf]], eps: float) -> list[list[mpmath.mpf]]:
    rows = []
    for row in Z:
        mu = mpmath.fsum(row) / len(row)
        root = mpmath.sqrt(mpmath.fsum((z - mu) ** 2 for z in row) / len(row) + mpmath.mpf(eps))
        rows.append([(z - mu) / root for z in row])
    return rows


@pytest.mark.parametrize("eps", [1e-5, 4.0])
def test_batch_norm_backward_is_the_slope_in_sixty_digits(rng: np.random.Generator, eps: float) -> None:
    Z, dY, gamma = rng.normal(2, 3, size=(3, 5)), rng.normal(size=(3, 5)), rng.normal(size=(3, 1))
    dZ, dgamma, dbeta = exercise("ch12.e17")(dY, Z, gamma, eps)
    with mpmath.workdps(60):
        exact, slopes, h = digits(Z), np.zeros(Z.shape), mpmath.mpf(10) ** -20

        def loss() -> mpmath.mpf:
            hat = normalized(exact, eps)
            return mpmath.fsum(
                mpmath.mpf(float(dY[i])) * mpmath.mpf(float(gamma[i[0], 0])) * hat[i[0]][i[1]]
                for i in np.ndindex(dY.shape)
            )

        for i, j in np.ndindex(Z.shape):
            kept, values = exact[i][j], []
            for shift in (h, -h):
                exact[i][j] = kept + shift
                values.append(loss())
            exact[i][j] = kept
            slopes[i, j] = float((values[0] - values[1]) / (2 * h))
        hat = np.array([[float(z) for z in row] for row in normalized(exact, eps)])
    close(dZ, slopes)
    close(dgamma[:, 0], (dY * hat).sum(axis=1))
    close(dbeta[:, 0], dY.sum(axis=1))


def test_the_batch_norm_answers_in_the_book_are_right_in_sixty_digits() -> None:
    answers = part("ch12.e17", "answers")()
    with mpmath.workdps(60):
        h, dy = mpmath.mpf(10) ** -20, (1, 0, -1, 2)

        def loss(z: list[mpmath.mpf]) -> mpmath.mpf:
            return 2 * mpmath.fsum(d * hat for d, hat in zip(dy, normalized([z], 1e-5)[0], strict=True))

        z = [mpmath.mpf(v) for v in (1, 3, 5, 7)]
        dz = []
        for i in range(4):
            moved = [[*z[:i], z[i] + s, *z[i + 1 :]] for s in (h, -h)]
            dz.append(float((loss(moved[0]) - loss(moved[1])) / (2 * h)))
        hat = [float(v) for v in normalized([z], 1e-5)[0]]
    close(answers["dz"], dz)
    close(answers["dgamma"], np.dot(dy, hat))
    forward = part("ch12.e09", "answers")()
    close(forward["z_hat"], hat)
    close(forward["deficit"], 1 - np.var(hat))
