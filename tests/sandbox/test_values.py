"""What crosses the wire comes back as it was."""

from __future__ import annotations

import math
from collections import Counter, OrderedDict, defaultdict, namedtuple
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.errors import Unusable
from dlgrade.sandbox import Handle, wire

ECHO = """
    import numpy as np
    def echo(value):
        return value
    def facts(value):
        return [type(value).__name__, str(value.dtype), value.flags.owndata, value.flags.writeable]
"""
KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.binary(max_size=5), st.floats(allow_nan=False)
)
ATOMS = st.one_of(
    KEYS,
    st.floats(),
    st.complex_numbers(),
    st.integers(min_value=-(10**3999), max_value=10**3999),
    st.sampled_from(
        [np.float32(1.5), np.int8(-3), np.bool_(True), np.complex64(1j), np.float16(2), np.uint64(2**64 - 1)]
    ),
)
DTYPES = ["?", "i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16", ">f8", ">i4"]
SHAPES = [(), (0,), (3,), (2, 3), (4, 0, 5), (2, 3, 4)]


@st.composite
def arrays(draw: Any) -> np.ndarray:
    shape = draw(st.sampled_from(SHAPES))
    size = math.prod(shape)
    dtype = np.dtype(draw(st.sampled_from(DTYPES)))
    raw = draw(st.binary(min_size=size * dtype.itemsize, max_size=size * dtype.itemsize))
    if dtype.kind == "b":
        raw = bytes(b & 1 for b in raw)
    array = np.frombuffer(raw, dtype).reshape(shape)
    return array.T if draw(st.booleans()) else array


VALUES = st.recursive(
    ATOMS | arrays(),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(KEYS, inner, max_size=4),
        st.sets(KEYS, max_size=4),
        st.frozensets(KEYS, max_size=4),
    ),
    max_leaves=12,
)


def same(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        if not (isinstance(b, np.ndarray) and a.shape == b.shape and a.dtype.newbyteorder("<") == b.dtype):
            return False
        return np.ascontiguousarray(a, b.dtype).tobytes() == b.tobytes()
    if type(a) is not type(b):
        return False
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return list(map(repr, a)) == list(map(repr, b)) and all(
            same(x, y) for x, y in zip(a.values(), b.values(), strict=True)
        )
    return repr(a) == repr(b) or a == b


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_every_value_comes_back_from_its_bytes(value: Any) -> None:
    assert same(value, wire.decode(bytearray(b"".join(wire.encode(value)))))


@given(VALUES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_value_comes_back_from_a_worker(echo: Any, value: Any) -> None:
    assert same(value, echo(value))


@pytest.fixture(scope="module")
def echo(fast: Any) -> Any:
    import textwrap

    with fast.open({"work.py": textwrap.dedent(ECHO).encode()}, "work") as remote:
        yield lambda value: remote.implementation.echo(value)


def test_values_cross_by_every_method(submit: Any) -> None:
    implementation = submit(ECHO).implementation
    value = {"a": [np.arange(6.0).reshape(2, 3), (1, None, True)], 2: {"x": 1j}, (1, "b"): b"\0\xff", "s": {1, 2}}
    assert same(value, implementation.echo(value))
    large = np.arange(300_000.0)
    assert same(large, implementation.echo(large))


def test_arrays_arrive_owned_and_writable(submit: Any) -> None:
    frozen = np.arange(4.0)
    frozen.flags.writeable = False
    assert submit(ECHO).implementation.facts(frozen) == ["ndarray", "float64", True, True]


def test_results_are_writable(echo: Any) -> None:
    result = echo(np.zeros(3))
    result += 1
    assert result.tolist() == [1, 1, 1]


@pytest.mark.parametrize("digits", [3999, 4000])
def test_integers_of_four_thousand_digits_cross(echo: Any, digits: int) -> None:
    assert echo(10 ** (digits - 1) + 7) == 10 ** (digits - 1) + 7


def test_subclasses_cross_as_what_they_extend(submit_fast: Any) -> None:
    implementation = submit_fast("""
        import numpy as np, enum
        from collections import namedtuple, OrderedDict, defaultdict, Counter, deque
        class Liar(np.ndarray):
            def __array_ufunc__(self, *args, **kwargs): return True
            def __array_function__(self, *args, **kwargs): return True
            def __eq__(self, other): return True
            dtype = property(lambda self: "anything")
            shape = property(lambda self: (1000,))
        class Colour(enum.IntEnum):
            RED = 3
        class Text(str):
            def __str__(self): return "lie"
            __repr__ = __format__ = __str__
        class Number(float):
            def __pos__(self): return 5.0
            __float__ = __pos__
        class Items(list):
            def __iter__(self): return iter([9])
            def __len__(self): return 1
        Point = namedtuple("Point", "x y")
        def liar(): return np.arange(3.0).view(Liar)
        def matrix(): return np.asmatrix(np.eye(2))
        def others():
            return [Colour.RED, Text("a"), Number(2.0), Point(1, 2), OrderedDict(a=1), defaultdict(int, b=2),
                    Counter("aa"), deque([1, 2]), range(3), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(),
                    np.str_("u"), bytearray(b"z")]
        def items(): return Items([1, 2])
        def words(): return np.array([["a", "bc"]])
    """).implementation
    lied = implementation.liar()
    assert type(lied) is np.ndarray and lied.tolist() == [0, 1, 2]
    assert type(implementation.matrix()) is np.ndarray and implementation.matrix().shape == (2, 2)
    expected = [3, "a", 2.0, (1, 2), {"a": 1}, {"b": 2}, {"a": 2}, [1, 2], [0, 1, 2], [1], [2], [(1, 2)], "u", b"z"]
    found = implementation.others()
    assert found == expected and [type(v) for v in found] == [type(v) for v in expected]
    assert implementation.items() == [1, 2]
    assert implementation.words() == [["a", "bc"]]


def test_subclasses_of_arguments_arrive_plain(echo: Any) -> None:
    point = namedtuple("point", "x y")(1, 2)
    assert type(echo(point)) is tuple
    assert [type(v) for v in echo([OrderedDict(a=1), defaultdict(int), Counter("a")])] == [dict, dict, dict]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("np.array([[1, 2], [3]], dtype=object)", "dtype object (shape (2,)"),
        ("np.array(['2020-01-01'], dtype='datetime64[D]')", "datetime64"),
        ("np.zeros(2, dtype=[('a', 'f8')])", "dtype [('a', '<f8')]"),
        ("np.longdouble(1)", "longdouble" if np.longdouble is np.float64 else "float128"),
        ("10 ** 4001", "more than 4,000 digits"),
        ("np.broadcast_to(0.0, (10**6, 10**6))", "8,000,000,000,000 bytes"),
        ("np.zeros(9_000_000)", "72,000,000 bytes"),
        ("list(range(600_000))", "more than 500,000 values"),
        ("'x' * 20_000_000", "at most 16,777,216"),
        ("{frozenset: 1}", "key of type type"),
        ("np", "a module"),
    ],
)
def test_what_cannot_cross_is_named(submit_fast: Any, body: str, said: str) -> None:
    implementation = submit_fast(f"import numpy as np\ndef give(): return {body}\ndef fine(): return 1").implementation
    with pytest.raises(Unusable, match="give\\(\\) returned") as caught:
        implementation.give()
    assert said in caught.value.message
    assert implementation.fine() == 1


def test_a_list_that_holds_itself_is_refused(submit_fast: Any) -> None:
    implementation = submit_fast("""
        def own():
            a = []
            a.append(a)
            return a
        def deep():
            a = []
            for _ in range(10000): a = [a]
            return a
    """).implementation
    for name in ("own", "deep"):
        with pytest.raises(Unusable, match="nested"):
            getattr(implementation, name)()


def test_a_reply_over_the_limit_is_refused_before_it_is_read(submit: Any) -> None:
    from dlgrade.sandbox import Limits

    remote = submit("import numpy as np\ndef big(): return np.zeros(100_000)", limits=Limits(reply=1 << 16))
    with pytest.raises(Unusable, match="at most 65,536"):
        remote.implementation.big()


def test_nan_and_infinity_stay_what_they_are(echo: Any) -> None:
    found = echo([math.nan, math.inf, -math.inf, -0.0])
    assert math.isnan(found[0]) and found[1:3] == [math.inf, -math.inf] and math.copysign(1, found[3]) == -1


def test_objects_are_handles_and_not_data(submit_fast: Any) -> None:
    implementation = submit_fast("""
        class Liar:
            __class__ = property(lambda self: float)
            def __eq__(self, other): return True
            def __array__(self, *a, **k): return 1 / 0
            def __float__(self): return 1.0
        def give(): return [Liar(), 1.0]
    """).implementation
    first, second = implementation.give()
    assert isinstance(first, Handle) and not isinstance(first, float) and second == 1.0
    assert first != 1.0
    with pytest.raises(TypeError):
        np.asarray(first)


def test_a_generator_arrives_as_a_copy_in_the_same_state(submit: Any) -> None:
    implementation = submit("""
        def draw(rng): return [rng.random(), rng.integers(100), rng.normal(size=2)]
        def same(rng): return rng
    """).implementation
    rng = np.random.default_rng(3)
    rng.integers(5, dtype=np.uint32)  # leaves half a number in store
    first = implementation.draw(rng)
    assert first[0] == implementation.draw(rng)[0]
    back = implementation.same(rng)
    assert [rng.random(), rng.integers(100)] == first[:2]
    assert back.random() == first[0]
