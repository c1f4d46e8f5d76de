"""Ordinary NumPy code works behind the filter: nothing that it loads late is missing."""

from __future__ import annotations

from typing import Any

import pytest

LINES = """
np.mean(X), np.var(X, axis=0), np.std(X), np.median(X), np.percentile(X, 30), np.quantile(X, [0.1, 0.9])
np.histogram(X), np.bincount([1, 2, 2]), np.digitize(X[0], [0, 1]), np.unique(X, return_counts=True)
np.sort(X), np.argsort(X), np.argmax(X, 1), np.where(X > 0), np.nonzero(X), np.searchsorted([1, 2], 1.5)
np.einsum("ij,kj->ik", X, X), np.tensordot(X, X.T, 1), np.kron(X, X), np.outer(X[0], X[1]), np.inner(X, X), X @ X.T
np.linalg.svd(X), np.linalg.qr(X), np.linalg.eigh(X @ X.T), np.linalg.norm(X), np.linalg.lstsq(X, X, rcond=None),
np.linalg.cond(X)
np.interp(0.5, [0, 1], [0, 2]), np.convolve([1, 2], [1, 1]), np.correlate([1, 2], [1]), np.gradient(X), np.cov(X),
np.corrcoef(X)
np.pad(X, 1), np.stack([X, X]), np.concatenate([X, X]), np.split(X, 3), np.tile(X, 2), np.roll(X, 1),
np.meshgrid([1], [2])
np.lib.stride_tricks.sliding_window_view(X, (2, 2)), np.apply_along_axis(np.sum, 0, X), np.vectorize(float)(X)
np.random.default_rng(0).normal(size=3), np.random.default_rng(0).choice(5, 2, replace=False), np.random.rand(2),
np.random.RandomState(1).randn(2)
np.random.default_rng(0).permutation(4), np.random.shuffle(X), np.random.multinomial(3, [0.5, 0.5]),
np.random.get_state()
repr(X), str(X), np.array2string(X), np.array_str(X), f"{X[0, 0]:.3f}", print(X), np.set_printoptions(precision=3),
np.format_float_scientific(1.0)
np.polyfit([0, 1, 2], [1, 2, 3], 1), np.polyval([1, 2], 3), np.roots([1, 0, -1]), np.poly1d([1, 2])(3),
np.trapezoid([1, 2])
np.fft.fft(X), np.ma.masked_array(X, X > 0).mean(), np.polynomial.Polynomial([1, 2])(3), np.char.upper("a"),
np.testing.assert_allclose(X, X)
np.finfo(float).eps, np.iinfo(int).max, np.can_cast(int, float), np.result_type(1, 2.0), np.dtype("f4"),
np.isclose(X, X), np.allclose(X, X)
np.datetime64("2020-01-01") + np.timedelta64(1, "D"), np.busday_count("2020-01-01", "2020-02-01"),
np.array(["a"]).astype("U3")
np.log(np.zeros(2)), np.zeros(2) / 0, np.exp(1000.0), np.sqrt(-1.0), np.int8(100) * np.int8(2)
np.errstate(all="raise").__enter__(), np.seterr(all="warn"), np.geterr(), np.nan_to_num([np.nan]), np.i0(1.0),
np.sinc(X)
copy.deepcopy(X), pickle.loads(pickle.dumps(X)), np.load(save(X)), np.loadtxt(io.StringIO("1 2")),
np.savetxt(io.StringIO(), X), json.dumps([1])
np.rec.array([(1, 2)], dtype=[("a", int), ("b", int)]).a, np.fromiter(range(3), int), np.frombuffer(b"12345678"),
np.indices((2, 2)), np.ix_([0], [1])
math.erf(1), statistics.stdev([1, 2, 3]), fractions.Fraction(1, 3), decimal.Decimal("1") / 3,
itertools.accumulate([1]), datetime.datetime.strptime("2020", "%Y")
time.perf_counter(), time.time(), datetime.datetime.now(), random.gauss(0, 1), hashlib.sha256(b"").digest(),
uuid.uuid4(), inspect.signature(save)
functools.singledispatch(save), dataclasses.make_dataclass("D", ["x"])(1), enum.Enum("E", "a b").a,
typing.get_type_hints(save), collections.Counter("aab")
traceback.format_stack(), warnings.warn("careful"), textwrap.dedent(" a"), re.findall("a+", "aa"),
string.Template("$x").substitute(x=1), pprint.pformat(X)
""".strip().splitlines()
SOURCE = """
import collections, copy, dataclasses, datetime, decimal, enum, fractions, functools, hashlib, inspect, io, itertools
import json, math
import pickle, pprint, random, re, statistics, string, textwrap, time, traceback, typing, uuid, warnings
import numpy as np
X = np.random.default_rng(0).normal(size=(3, 4))
def save(x: "int" = 0):
    buffer = io.BytesIO()
    np.save(buffer, x)
    buffer.seek(0)
    return buffer
""" + "\n".join(f"def f{i}():\n    for _ in [{line}]: pass\n    return True" for i, line in enumerate(LINES))


@pytest.mark.parametrize("i", range(len(LINES)), ids=[line[:30] for line in LINES])
def test_a_line_of_numpy_works(opened: Any, i: int) -> None:
    assert getattr(opened.implementation, f"f{i}")() is True


@pytest.fixture(scope="module")
def opened(fast: Any) -> Any:
    with fast.open({"work.py": SOURCE.encode()}, "work") as remote:
        yield remote
