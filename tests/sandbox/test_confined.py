"""Which modules may share a worker, read off their text; and what one leaves to the next."""

from __future__ import annotations

import ast
import contextlib
from pathlib import Path

import numpy as np
import pytest

from dlgrade.sandbox import Limits, Remote, Sandbox
from dlgrade.sandbox.confined import _BARE, confined, swept

ORDINARY = '''
"""A module."""
from __future__ import annotations
import math
import numpy as np
from typing import Callable
from functools import lru_cache

SIZE: int = 3

class Layer:
    def __init__(self, n: int) -> None:
        self.w = np.zeros((n, n))
        self.w[0] += np.float64(1) * math.pi

@lru_cache(maxsize=None)
def count(n: int) -> int:
    return n

def apply(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.maximum.reduce(f(x)) + np.linalg.norm(x) + np.random.default_rng(0).normal()

if __name__ == "__main__":
    print(apply(np.tanh, np.ones((2, 2))))
'''

REACHING = """
np.sqrt = None
np.linalg.norm = None
del np.sqrt
np.typecodes["x"] = 1
np.typecodes.update(x=1)
t = np.typecodes
m = np
f(np)
np.seterr(all="raise")
np.random.set_state(1)
np.add_docstring(1, 2)
np.lib.index_tricks.x()
np.linalg.norm.x = 1
setattr(m, "x", 1)
getattr(m, "x")
x.__class__
x.__dict__
x.gi_frame.f_back
x.tb_frame
__builtins__
__import__("sys")
exec("1")
globals()
vars(x)
open("x")
import sys
import gc
import numpy.ma
import os.path
from numpy import *
from numpy import linalg
from functools import lru_cache; f = lru_cache
from functools import lru_cache; lru_cache.x = 1
from functools import lru_cache; f(lru_cache)
from typing import _SpecialForm
def __getattr__(name): return 1
for np.x in [1]: pass
with y as np.x: pass
(np.x, y) = 1, 2
[1 for np.x in y]
np: int = 3
np += 1
import numpy as q; q.exp = 1
import math; math.pi = 3
import math; math.x.append(1)
import itertools; f = itertools.chain
import helper
from helper import np as n
from dataclasses import sys
from dataclasses import make_dataclass
from functools import wraps
from typing import get_type_hints; get_type_hints(f)
import typing; typing.get_type_hints(f)
import typing; a = typing.List[int]
def f(x: typing.List[int].register(1)): pass
from collections.abc import Sequence; Sequence.register(np.float64)
from collections.abc import Sequence; held = Sequence[int]
from collections import Counter; Counter.left = 1
class C: import numpy
class C(np.ndarray): pass
class C(metaclass=f): pass
from collections import Counter\\nclass C(Counter): pass
type(np.zeros(1))
try: np.x()\\nexcept AttributeError as e: e.obj.y = 1
np.finfo(float).x
e = np.finfo(float)
np.finfo(float).eps = 1
np.empty(3)
np.ndarray((3,))
a = np.ndarray
isinstance = f; isinstance(1, np.ndarray)
def isinstance(x, y): return y((3,))
lambda isinstance: isinstance(1, np.ndarray)
np.add(x, y, where=z)
np.add(x, y, **z)
np.zeros(1).ctypes
np.zeros(1).resize(9)
np.linalg.eigh(x)._field_defaults
"{0.__class__}".format(1)
np.random.get_bit_generator()
match x:\\n case np.ndarray: pass
held = np.sum
def f():\\n from math import pi as np\\nheld = np; held.left = 1
def f():\\n import math as np\\nheld = np.sqrt
from typing import Annotated; kept = (1,)\\ndef f(x: Annotated[int, kept]): pass
class C:\\n def __getitem__(self, key): self.held = key\\nc = C()\\ndef f(x: c[np.random]): pass
class C:\\n def __getitem__(self, key): self.held = key\\nlist = C()\\ndef f(x: list[np.random]): pass
from typing import List\\ndef f(List):\\n def g(x: List[np.random]): pass
def f():\\n try: yield\\n finally: np.random.seed(1)
def f():\\n with np.errstate(all="raise"): yield
def f():\\n try:\\n  for i in x:\\n   yield\\n except ValueError: np.random.seed(1)
def f(): yield from x
np.pad(x, 3, mode="empty")
from collections import namedtuple; f = namedtuple("A", names)._fields
__name__ = "numpy"
"""


def fits(text: str, **more: str) -> bool:
    files = {"work.py": text.encode()} | {f"{name}.py": source.encode() for name, source in more.items()}
    return confined({name: ast.parse(data) for name, data in files.items()}, files)


def test_ordinary_code_is_confined() -> None:
    assert fits(ORDINARY)
    assert fits("import math\n", helper=ORDINARY)


@pytest.mark.parametrize("line", REACHING.strip().splitlines())
def test_what_could_leave_something_behind_is_not(line: str) -> None:
    line = line.replace(r"\n", "\n")
    assert not fits(f"import numpy as np\n{line}\n")
    assert not fits("import math\n", helper=f"import numpy as np\n{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "held = np.tanh",
        "eps = np.finfo(np.float64).eps",
        "ok = isinstance(x, np.ndarray) or isinstance(x, (list, np.ndarray))",
        "def f(x: 'np.ndarray | None' = None) -> np.ndarray | None: pass",
        "from typing import NamedTuple\nclass Pair(NamedTuple):\n    a: int",
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Pair:\n    a: np.ndarray",
        "import functools\n@functools.cache\ndef f(): return functools.reduce(np.matmul, [x, y])",
        "from math import exp as e\nheld = e",
        "class Value:\n    def __init__(self, data): self.data, self.grad = data, 0.0",
        "np.add.at(x, 1, 2); np.linalg.norm(x); np.random.default_rng(1).normal()",
        "x = np.float64(3).real",
        "def f(x):\n    for i in x:\n        yield i\nfor i in f([1]):\n    with np.errstate(all='ignore'): x = i",
        "from typing import List\ndef f(x: List[np.ndarray], y: list[int]) -> dict[str, List[float]]: pass",
        "class Layer: pass\ndef f(x: list[Layer], y: Layer, z: np.ndarray): pass",
    ],
)
def test_what_learners_ordinarily_write_is(line: str) -> None:
    assert fits(f"import numpy as np\n{line}\n")


def test_nothing_that_may_be_held_keeps_an_attribute() -> None:
    """The ufuncs do, which is why they are swept; so would most of Python's own functions and classes."""
    sweep = swept(np)
    for name in sorted(_BARE & vars(np).keys()):
        held = getattr(np, name)
        with contextlib.suppress(AttributeError, TypeError):
            held.left = 1
        sweep()
        assert not hasattr(held, "left"), name


def test_a_file_without_a_tree_and_one_that_takes_a_module_s_name_are_not() -> None:
    assert not confined({}, {"work.py": b"def"})
    assert not fits("import math\n", math="pi = 3\n")


def test_most_right_answers_of_the_course_are_confined() -> None:
    files = sorted((Path(__file__).parents[1] / "corpus").glob("*/right/*.py"))
    found = [fits(path.read_text()) for path in files]
    assert sum(found) > 0.8 * len(found) > 90  # it collects unusual ways to write them


def opened(box: Sandbox, *sources: str, output: int = 1 << 16) -> list[Remote]:
    limits = Limits(output=output)
    made = [box.open({f"m{i}.py": s.encode()}, f"m{i}", limits=limits) for i, s in enumerate(sources)]
    made[0].accompany(made[1:])
    return made


def test_the_next_one_begins_anew_in_the_same_process(sandbox: Sandbox) -> None:
    text = "import numpy as np\nprint({0})\ndef f():\n    return np.random.rand() + {0}\ndef g{0}():\n    return {0}\n"
    first, second = opened(sandbox, text.format(1), text.format(2))
    begins = first.implementation.f()
    assert first.output == "1\n"
    process = first._process
    first.hand_over([second])
    assert second.inherited
    assert second._process is process
    assert set(second.load()) == {"f", "g2"}
    assert second.implementation.f() == begins + 1
    assert second.output == "2\n"
    assert first.output == "1\n"
    first.close()
    assert second.implementation.g2() == 2
    second.close()


def test_each_has_its_own_output_and_its_own_failures(sandbox: Sandbox) -> None:
    first, second = opened(sandbox, "print('a' * 50)\n", "print('b' * 20)\ndef f():\n    return 1 / 0\n", output=10)
    first.load()
    first.hand_over([second])
    assert first.output == "a" * 10 + "… [41 more bytes]"
    outcome = second.batch([("f", (), {})])[0]
    assert outcome.exception == "ZeroDivisionError"
    assert [(f.file, f.line) for f in outcome.frames] == [("m1.py", 3)]
    assert second.output == "b" * 10 + "… [11 more bytes]"
    second.close()


def test_a_worker_that_holds_our_functions_or_was_lost_is_not_handed_over(sandbox: Sandbox) -> None:
    first, second = opened(sandbox, "def f(g):\n    return g()\n", "def f():\n    return 1\n")
    assert first.implementation.f(lambda: 3) == 3
    first.hand_over([second])
    assert not second.inherited
    first.close()
    assert second.implementation.f() == 1
    second.close()
