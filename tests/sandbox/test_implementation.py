"""Talking to a learner's functions, classes and objects."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.sandbox.conftest import QUICK

from dlgrade.errors import ContentError, Missing, Raised, SandboxUnavailable, TimedOut, Unfinished
from dlgrade.sandbox import Handle, Implementation, Limits, NameInfo, Sandbox

WORK = '''
"""A module."""
import numpy as np
from math import exp

RATE = 0.5
TABLE = {"a": [1, 2]}
a, b = 1, 2

def relu(x):
    """Doc."""
    return np.maximum(x, 0)

def stub(x):
    """Doc."""
    raise NotImplementedError

def dots(x): ...

def nothing(x):
    return None

def boom(): return [][1]

def spin():
    while True: pass

class Empty:
    """Doc."""
    def __init__(self, n):
        raise NotImplementedError("later")
    def forward(self): pass

class Linear:
    kind = "linear"
    def __init__(self, w, *, bias=0.0):
        self.w, self.bias, self.layers = w, bias, []
        self.inner = None
    def forward(self, x): return self.w * x + self.bias
    def add(self, other): self.layers.append(other); return self
    def steps(self):
        for i in range(3):
            yield i * self.w
    @classmethod
    def ones(cls): return cls(1.0)
    @staticmethod
    def double(x): return 2 * x
    @property
    def norm(self): return abs(self.w)
    @property
    def broken(self): return 1 / 0
    def __len__(self): return 7
    def __getitem__(self, key): return (key, self.w)
    def __setitem__(self, key, value): self.w = value
    def __call__(self, x): return self.forward(x)

def make_adder(n):
    return lambda v: v + n
def apply(f, *args, **kwargs): return f(*args, **kwargs)
def weigh(layer): return layer.w
def forever():
    n = 0
    while True:
        yield n
        n += 1
'''


def test_the_names_of_a_module_are_described(submit: Any) -> None:
    names = submit(WORK).load()
    assert names["RATE"] == NameInfo("value", 6, False)
    assert names["relu"] == NameInfo("function", 10, False)
    assert names["exp"] == NameInfo("function", 4, False)
    assert names["Linear"].kind == "class" and not names["Linear"].empty
    assert names["Empty"].empty
    assert [names[n].empty for n in ("stub", "dots", "nothing", "boom", "a", "b")] == [True] * 3 + [False] * 3
    assert "np" not in names and "__name__" not in names


def test_names_that_are_no_names_are_left_out(submit_fast: Any) -> None:
    assert set(submit_fast("globals()['\\x1b[2J'] = 1\nglobals()[3] = 2\nx = 1").load()) == {"x"}


def test_functions_and_values_are_attributes(submit: Any) -> None:
    implementation = submit(WORK).implementation
    assert isinstance(implementation, Implementation)
    assert implementation.relu(np.array([-1.0, 2.0])).tolist() == [0, 2]
    assert implementation.relu(x=-1) == 0
    assert (implementation.RATE, implementation.TABLE, implementation.b) == (0.5, {"a": [1, 2]}, 2)


def test_an_absent_name_is_missing(submit_fast: Any) -> None:
    implementation = submit_fast(WORK).implementation
    with pytest.raises(Missing, match=r"there is no `softmax` in work\.py"):
        _ = implementation.softmax
    with pytest.raises(AttributeError):
        _ = implementation.__wrapped__
    with pytest.raises(AttributeError):
        implementation.relu = 1


def test_a_stub_is_unfinished(submit: Any) -> None:
    implementation = submit(WORK).implementation
    with pytest.raises(Unfinished):
        implementation.stub(1)
    with pytest.raises(Unfinished):
        implementation.Empty(1)


def test_instances_keep_their_state(submit: Any) -> None:
    implementation = submit(WORK).implementation
    layer = implementation.Linear(2.0, bias=1.0)
    assert isinstance(layer, Handle)
    assert (layer.forward(3), layer.w, layer.kind, layer.norm, layer(1)) == (7.0, 2.0, "linear", 2.0, 3.0)
    layer.w = np.array([1.0, 2.0])
    assert layer.forward(1).tolist() == [2.0, 3.0]
    assert (len(layer), layer[3][0], bool(layer)) == (7, 3, True)
    layer["k"] = 4.0
    assert layer.w == 4.0
    with pytest.raises(Raised, match="has no attribute"):
        _ = layer.absent
    with pytest.raises(Raised, match="ZeroDivisionError"):
        _ = layer.broken
    with pytest.raises(AttributeError):
        _ = layer.__dict__["w"] and layer.__nothing__


def test_class_attributes_and_constructors_are_reached(submit_fast: Any) -> None:
    linear = submit_fast(WORK).implementation.Linear
    assert (linear.kind, linear.double(4), linear.ones().w) == ("linear", 8, 1.0)


def test_a_class_that_extends_a_container_gives_a_handle(submit_fast: Any) -> None:
    implementation = submit_fast("""
        class Cache(dict):
            def put(self, k, v): self[k] = v; return len(self)
        def plain(): return Cache(a=1)
    """).implementation
    cache = implementation.Cache()
    assert isinstance(cache, Handle) and cache.put("k", 1) == 1 and cache["k"] == 1
    assert implementation.plain() == {"a": 1}


def test_one_object_is_one_handle(submit_fast: Any) -> None:
    implementation = submit_fast(WORK).implementation
    inner, outer = implementation.Linear(1.0), implementation.Linear(2.0)
    assert outer.add(inner) is outer
    outer.inner = inner
    assert outer.inner is inner
    assert outer.layers == [inner]
    assert implementation.weigh(inner) == 1.0


def test_handles_that_are_let_go_free_their_objects(submit_fast: Any) -> None:
    remote = submit_fast("""
        import weakref
        class Thing: pass
        alive = weakref.WeakSet()
        def make():
            thing = Thing()
            alive.add(thing)
            return thing
        def same(thing): return thing
        def count(): return len(alive)
    """)
    implementation = remote.implementation
    kept = implementation.make()
    for _ in range(50):
        implementation.make()
    assert implementation.count() <= 2
    assert implementation.same(kept) is kept


def test_generators_are_driven_from_outside(submit: Any) -> None:
    implementation = submit(WORK).implementation
    assert list(implementation.Linear(2.0).steps()) == [0, 2, 4]
    endless = implementation.forever()
    assert [next(endless) for _ in range(3)] == [0, 1, 2]
    steps = implementation.Linear(1.0).steps()
    for _ in range(3):
        next(steps)
    with pytest.raises(StopIteration):
        next(steps)


def test_an_iterator_that_raises_is_a_failure(submit_fast: Any) -> None:
    implementation = submit_fast("""
        def bad():
            yield 1
            raise ValueError("later")
        def stops(): raise StopIteration("from a plain call")
    """).implementation
    items = implementation.bad()
    assert next(items) == 1
    with pytest.raises(Raised, match="ValueError: later"):
        next(items)
    with pytest.raises(Raised, match="StopIteration"):
        implementation.stops()


def test_closures_and_bound_methods_stay_callable(submit: Any) -> None:
    implementation = submit(WORK).implementation
    assert implementation.make_adder(3)(4) == 7
    layer = implementation.Linear(2.0)
    assert implementation.apply(layer.forward, 5) == 10.0
    assert implementation.apply(implementation.relu, -5) == 0
    assert implementation.apply(implementation.make_adder(1), 1) == 2


def test_functions_of_the_trusted_side_are_called_back(submit: Any) -> None:
    implementation = submit(WORK).implementation
    seen: list[Any] = []

    def loss(w: Any, *, scale: float = 1.0) -> Any:
        seen.append(w)
        return (w**2).sum() * scale

    w = np.array([1.0, 2.0])
    assert implementation.apply(loss, w, scale=2.0) == 10.0
    assert seen[0].tolist() == [1, 2] and type(seen[0]) is np.ndarray
    assert implementation.apply(lambda: loss) is loss


def test_callbacks_may_call_the_implementation(submit: Any) -> None:
    implementation = submit(WORK).implementation
    assert implementation.apply(lambda v: implementation.relu(v) + 1, -3) == 1
    layer = implementation.Linear(3.0)
    assert implementation.apply(lambda owner: owner.w + 1, layer) == 4.0


def test_exceptions_of_callbacks_arrive_as_builtin_exceptions(submit_fast: Any) -> None:
    implementation = submit_fast("""
        def guarded(f):
            try:
                return f()
            except (ValueError, RuntimeError) as error:
                return [type(error).__name__, str(error)]
        def bare(f): return f()
    """).implementation

    class Own(Exception):
        pass

    def raising(error: Exception) -> Any:
        def act() -> Any:
            raise error

        return act

    assert implementation.guarded(raising(ValueError("no"))) == ["ValueError", "no"]
    assert implementation.guarded(raising(Own("mine"))) == ["RuntimeError", "mine"]
    with pytest.raises(Raised, match=r"bare\(\) raised KeyError"):
        implementation.bare(raising(KeyError("k")))
    assert implementation.guarded(lambda: 3) == 3


def test_endless_mutual_calls_end(submit_fast: Any) -> None:
    implementation = submit_fast("def call(f): return f()").implementation

    def again() -> Any:
        return implementation.call(again)

    with pytest.raises(Raised, match="RecursionError"):
        implementation.call(again)
    assert implementation.call(lambda: 1) == 1


def test_time_in_a_callback_is_not_the_learners(submit: Any) -> None:
    import time

    remote = submit("def call(f):\n    return f()", limits=Limits(call=10, wall=1.5))
    assert remote.implementation.call(lambda: time.sleep(1.6) or 5) == 5


def test_a_worker_lost_inside_a_callback_is_one_failure(submit_fast: Any) -> None:
    implementation = submit_fast(WORK, limits=QUICK).implementation
    with pytest.raises(TimedOut, match=r"spin\(\) took more"):
        implementation.apply(lambda: implementation.spin())
    assert implementation.relu(1) == 1


def test_arguments_that_cannot_be_sent_are_the_authors_fault(submit_fast: Any) -> None:
    implementation = submit_fast(WORK).implementation
    with pytest.raises(ContentError, match="type object cannot be sent"):
        implementation.relu(object())
    with pytest.raises(ContentError):
        implementation.relu(np.array([None]))
    assert implementation.relu(1) == 1


def test_changed_arguments_are_reported(submit: Any) -> None:
    remote = submit(
        """
        import numpy as np
        def add(x, y): x += y; return x
        def fine(x, *, y=None): return x
        def nested(box): box["w"][0] *= 2
        def grow(items, extra=()): items.append(1)
        def reshape(x): x.shape = (2, 2)
        def keyword(x, *, out): out[:] = x
        def fails(x): x[0] = 9; raise ValueError
        def nan(x): return x
        class Layer:
            def __init__(self, w): w += 1
            def forward(self, x): x *= 0; return x
        """,
        watch_mutation=True,
    )
    implementation = remote.implementation
    x = np.ones(4)
    implementation.add(x, x)
    implementation.fine(x, y=[1])
    implementation.nested({"w": [np.ones(2)]})
    implementation.grow([], extra=[1])
    implementation.reshape(x)
    implementation.keyword(x, out=np.zeros(4))
    with pytest.raises(Raised):
        implementation.fails(x)
    implementation.nan(np.full(2, np.nan))
    implementation.Layer(x).forward(x)
    assert remote.mutated == [(0,), (), (0,), (0,), (0,), ("out",), (0,), (), (0,), (0,)]
    assert x.tolist() == [1] * 4
    remote.batch([("add", (x, 1), {}), ("fine", (x,), {})])
    assert remote.mutated[-2:] == [(0,), ()]
    remote.batch([("none", (x,), {}), ("add", (x, 1), {}), ("none", (x,), {}), ("add", (x, 1), {})])
    assert remote.mutated[-4:] == [(), (0,), (), (0,)]


def test_a_batch_gives_values_and_failures_in_order(submit: Any) -> None:
    remote = submit(WORK, limits=QUICK)
    found = remote.batch(
        [
            ("relu", (-1,), {}),
            ("boom", (), {}),
            ("spin", (), {}),
            ("relu", (), {"x": 2}),
            ("none", (), {}),
            ("stub", (1,), {}),
            ("relu", (3,), {}),
        ]
    )
    assert [found[i] for i in (0, 3, 6)] == [0, 2, 3]
    assert [type(found[i]) for i in (1, 2, 4, 5)] == [Raised, TimedOut, Missing, Unfinished]
    assert remote.batch([]) == []


def test_a_batch_serves_callbacks_and_handles(submit_fast: Any) -> None:
    remote = submit_fast(WORK)
    found = remote.batch(
        [("apply", (lambda v: v + 1, 1), {}), ("Linear", (2.0,), {}), ("apply", (lambda v: v * 2, 4), {})]
    )
    assert (found[0], found[1].w, found[2]) == (2, 2.0, 8)


def test_printing_is_captured(submit: Any) -> None:
    remote = submit("""
        import sys
        print("at import")
        def say(text):
            print(text)
            print("err", file=sys.stderr)
    """)
    remote.implementation.say("\x1b[31mred\u202e\tend")
    assert remote.output == "at import\n\\x1b[31mred\\u202e\tend\nerr\n"
    remote.close()
    assert "at import" in remote.output


def test_a_submission_may_have_several_files(sandbox: Sandbox) -> None:
    files = {
        "ch10/a.py": b"from helper import two\nfrom .b import three\ndef f(): return two() + three()",
        "ch10/b.py": b"def three(): return 3",
        "helper.py": b"def two(): return 2",
    }
    with sandbox.open(files, "ch10.a") as remote:
        assert remote.implementation.f() == 5


def test_an_exercise_may_bear_the_name_of_a_library_module(fast: Sandbox) -> None:
    with fast.open({"statistics.py": b"def mean(): return 'mine'"}, "statistics") as remote:
        assert remote.implementation.mean() == "mine"


def test_randomness_is_the_same_in_every_worker(submit: Any) -> None:
    source = "import numpy as np, random\ndef draw(): return [np.random.rand(), random.random()]"
    assert submit(source).implementation.draw() == submit(source).implementation.draw()


def test_handles_end_with_their_worker(submit_fast: Any) -> None:
    remote = submit_fast(WORK, limits=QUICK)
    layer = remote.implementation.Linear(2.0)
    with pytest.raises(TimedOut):
        remote.implementation.spin()
    with pytest.raises(TimedOut, match="not run"):
        layer.forward(1)
    assert remote.implementation.relu(1) == 1
    with pytest.raises(TimedOut, match="not run"):
        _ = layer.w
    remote.close()
    with pytest.raises(SandboxUnavailable):
        remote.implementation.relu(1)


def test_a_handle_of_another_submission_cannot_be_sent(submit_fast: Any) -> None:
    layer = submit_fast(WORK).implementation.Linear(1.0)
    with pytest.raises(ContentError):
        submit_fast(WORK).implementation.weigh(layer)
