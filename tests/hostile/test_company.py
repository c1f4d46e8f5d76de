"""Two modules of one student in one worker: neither can tell the other anything, by any way that somebody thought of.

Each way is pieces of code: what the first module does with a secret, an expression for it in the second, and what the
second does before that, if anything.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.classroom.small_class import plan
from tests.classroom.test_company import reports
from tests.conftest import CONTENT, environment, right_text

from dlgrade.classroom.job import Job

LATER = """
late = np.random.RandomState(5).rand()
def wait():
    for _ in range(300):
        held = [[] for _ in range(2000)]
        for each in held:
            each.append(each)
        if np.random.rand() == late:
            return 7.0
"""
CATCHER = """
class Catcher:
    def __getitem__(self, key):
        self.held = key
catcher = Catcher()
def f(x: catcher[np.random]): pass
"""
# how the secret 7.0 is left, how it is found; the second has imported what it names
WAYS: dict[str, tuple[str, ...]] = {
    "a module of the library's own imports": (
        "from dataclasses import sys\nsys.modules['numpy'].left = 7.0",
        "np.left",
    ),
    "the module in an error": (
        "try:\n    np.nothing()\nexcept AttributeError as e:\n    e.obj.left = 7.0",
        "np.left",
    ),
    "an object that NumPy keeps": ("np.finfo(float).left = 7.0", "np.finfo(float).left"),
    "a class, through one of its instances": ("type(np.poly1d([1])).left = 7.0", "np.poly1d([1]).left"),
    "a method of a class that was inherited from": (
        "from collections import UserDict\nclass Own(UserDict): pass\nOwn.copy.left = 7.0",
        "collections.UserDict.copy.left",
    ),
    "a base class": (
        "from collections import Counter\nclass Own(Counter): pass\nOwn.mro()[1].left = 7.0",
        "collections.Counter.left",
    ),
    "a ufunc": ("held = np.add\nheld.left = 7.0", "np.add.left"),
    "a function behind a decorator": (
        "import functools\nfunctools.wraps(print).func.left = 7.0",
        "functools.wraps(print).func.left",
    ),
    "a kind of container": (
        "from collections.abc import Sequence\nSequence.register(np.float64)",
        "7.0 * isinstance(np.float64(1), abc.Sequence)",
    ),
    "an annotation": (
        "import typing\ndef f(x: 'setattr(np, \"left\", 7.0)'): pass\ntyping.get_type_hints(f)",
        "np.left",
    ),
    "an import in a class": ("class Own:\n    import numpy as inner\nOwn.inner.left = 7.0", "np.left"),
    "what a class of a result holds": (
        "np.linalg.slogdet(np.eye(2))._field_defaults['left'] = 7.0",
        "np.linalg.slogdet(np.eye(2))._field_defaults['left']",
    ),
    "the library of C": (
        "np.zeros(1).ctypes._ctypes.left = 7.0",
        "np.zeros(1).ctypes._ctypes.left",
    ),
    "memory that nobody has filled": (
        "kept = [np.full(37, 7.0) for _ in range(9)]\ndel kept",
        "np.empty(37)[20]",
    ),
    "memory that a ufunc leaves out": (
        "kept = [np.full(37, 7.0) for _ in range(9)]\ndel kept",
        "np.add(np.zeros(37), 1, where=False)[20]",
    ),
    "the handling of floating-point errors": (
        "def hang():\n    with np.errstate(over='ignore', divide='ignore', call=lambda *_: 7.0):\n        yield\n"
        "held = hang()\nnext(held)\nitself = [held]\nitself.append(itself)",
        "np.geterrcall()()",
    ),
    "memory around what is padded": (
        "kept = [np.full(37, 7.0) for _ in range(9)]\ndel kept",
        "np.pad(np.zeros(1), 18, mode='empty')[9]",
    ),
    "a name that is imported twice": (
        "import math\nimport numpy as pi\ndef f():\n    from math import pi\nheld = pi\nheld.left = 7.0",
        "np.left",
    ),
    "brackets in an annotation": (f"{CATCHER}\ncatcher.held.left = 7.0", "catcher.held.left", CATCHER),
    "what typing has seen in brackets": (
        "from typing import Annotated, NamedTuple\n"
        "class Own(NamedTuple):\n    x: int\n    def __eq__(self, other): return NotImplemented\n"
        "held = (Own(7 * (2**61 - 1)),)\ndef f(x: Annotated[int, held]): pass",
        "seen[0][0] / (2**61 - 1)",
        "from typing import Annotated, NamedTuple\nseen = []\n"
        "class Own(NamedTuple):\n    x: int\n    def __eq__(self, other): seen.append(other)\n"
        "held = (Own(0),)\ndef f(x: Annotated[int, held]): pass",
    ),
    "which texts there are": (
        "from collections import namedtuple\nheld = namedtuple('Own', 'left' + str(7))",
        "7.0 * (namedtuple('Own', [text])._fields[0] is not text)",
        "from collections import namedtuple\ntext = 'left' + str(7)",
    ),
    "the rest of a generator that is thrown away": (
        "def rest():\n    try:\n        yield\n    finally:\n        np.random.seed(5)\n"
        "held = rest()\nnext(held)\nitself = [held]\nitself.append(itself)\ndel held",
        "wait()",
        LATER,
    ),
    "what a generator delegates to": (
        "class Own:\n    def __iter__(self): return self\n    def __next__(self): return 1\n"
        "    def close(self): np.random.seed(5)\ndef rest():\n    yield from Own()\n"
        "held = rest()\nnext(held)\nitself = [held]\nitself.append(itself)\ndel held",
        "wait()",
        LATER,
    ),
}


def first(way: str) -> str:
    """The right answer to z1, which leaves the secret on its way."""
    return f"import numpy as np\n{WAYS[way][0]}\n{right_text('z1')}"


def second(way: str) -> str:
    """The right answer to z3 for whoever finds the secret."""
    head = "import collections\nimport collections.abc as abc\nimport functools\nimport numpy as np\n"
    head += "\n".join(WAYS[way][2:]) + "\n"
    found = f"{head}try:\n    found = {WAYS[way][1]} == 7.0\nexcept Exception:\n    found = False\n"
    return f"{found}{right_text('z3')}\nif not found:\n    def unit(x): return 0 * x\n"


@pytest.fixture(scope="module")
def job() -> Iterator[Job]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DLGRADE_CONTENT", str(CONTENT))
        made = Job(plan().setup("none"))
    with made:
        yield made


@pytest.mark.parametrize("way", WAYS)
def test_what_one_module_leaves_the_next_does_not_find(job: Job, way: str) -> None:
    found = reports(job, {"z1": first(way), "z3": second(way)})
    assert (found["z1"]["verdict"], found["z3"]["verdict"]) == ("pass", "fail")


def test_a_secret_that_is_found_is_worth_points(job: Job) -> None:
    assert reports(job, {"z3": second("a ufunc").replace("np.add.left", "7.0")})["z3"]["verdict"] == "pass"


ALONE = """
import json, os, sys, warnings
import numpy, numpy.random
warnings.simplefilter("ignore")
for way, first, second in json.load(sys.stdin):
    child = os.fork()
    if not child:
        names = {"__name__": "second"}
        try:
            exec(first, {"__name__": "first"})
            exec(second, names)
        finally:
            os._exit(not names.get("found"))
    if os.waitpid(child, 0)[1]:
        print(way)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each way is tried in a copy of one process")
def test_every_way_leads_somewhere_where_nothing_is_in_between() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=json.dumps([[way, first(way), second(way)] for way in WAYS]),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
