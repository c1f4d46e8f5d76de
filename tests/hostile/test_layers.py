"""Each wall by itself, the bounds on what a worker may make the grader carry, and folders full of traps."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.conftest import environment, right_text, toys

from dlgrade import comparison
from dlgrade.errors import Crashed, LearnerFailure, TimedOut, Unusable
from dlgrade.judge.explain import explain
from dlgrade.sandbox import Limits, Sandbox, processes, wire

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel layers are Linux's")


@pytest.fixture(scope="module")
def held() -> dict[str, tuple[str, ...]]:
    with Sandbox() as box:
        if box.isolation().level != "full":
            pytest.skip("no full isolation on this machine")
        return box.held_alone()


@linux
@pytest.mark.parametrize(
    ("layer", "refuses"),
    [
        ("system-call filter", {"read files", "see which files exist", "use the network", "start processes"}),
        ("Landlock", {"read files", "change files", "make new files"}),
        ("own user id", {"stop other processes"}),
        ("resource limits", {"use all memory"}),
    ],
)
def test_each_layer_holds_by_itself(held: dict[str, tuple[str, ...]], layer: str, refuses: set[str]) -> None:
    found = next((what for name, what in held.items() if name.startswith(layer)), None)
    if found is None:
        pytest.skip(f"no {layer} on this machine")
    assert refuses <= set(found)


@linux
def test_no_layer_at_all_is_said_to_be_none() -> None:
    with Sandbox() as box:
        bare = box._with_only("")
    assert bare.level == "none"
    assert {"read files", "start processes", "use all memory", "see which files exist"} <= set(bare.possible)


@linux
def test_where_reading_is_allowed_nothing_of_dlgrade_can_be_read(tmp_path: Path) -> None:
    """As in a wheel, where dlgrade lies beside the packages that a worker may read."""
    pytest.importorskip("sympy")
    import dlgrade

    site = tmp_path / "site-packages"
    site.mkdir()
    shutil.copytree(Path(dlgrade.__file__).parent, site / "dlgrade", ignore=shutil.ignore_patterns("__pycache__"))
    secret = site / "dlgrade" / "_content" / "solutions" / "secret.py"
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("SECRET = 1")
    for name in ("numpy", "numpy.libs", "sympy", "mpmath"):
        place = Path(np.__file__).parents[1] / name
        if place.exists():
            (site / name).symlink_to(place)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    code = f"""
from dlgrade.sandbox import Sandbox
source = b'''
import mpmath
def package(): return len(open(mpmath.__file__).read()) > 0
def steal(): return open({str(secret)!r}).read()
'''
with Sandbox() as box, box.open({{"work.py": source}}, "work", uses=("sympy",)) as remote:
    print(remote.implementation.package())
    print(remote.implementation.steal())
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment(), "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.stdout == "True\n", ran.stderr
    assert "Forbidden" in ran.stderr


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


def remote_of(box: Sandbox, source: str, **limits: Any) -> Any:
    return box.open({"work.py": source.encode()}, "work", limits=Limits(**limits))


def test_all_replies_together_are_bounded(box: Sandbox) -> None:
    source = "import numpy as np\ndef f(n): return np.zeros(n, np.uint8)"
    with remote_of(box, source, replies=3 << 20) as remote:
        outcomes = remote.batch([("f", (1 << 20,), {})] * 4)
    assert [isinstance(o, LearnerFailure) for o in outcomes] == [False, False, True, True]
    assert isinstance(outcomes[2], Unusable)
    assert "of all results" in outcomes[2].message


@pytest.mark.skipif(not processes.supports_fork(), reason="a slow start would count")
def test_the_limit_for_all_calls_is_not_renewed_by_a_new_worker(box: Sandbox) -> None:
    source = "import os, time\ndef f(x):\n    time.sleep(0.8)\n    os._exit(0)"
    with remote_of(box, source, total=1.5) as remote:
        outcomes = remote.batch([("f", (i,), {}) for i in range(4)])
    assert isinstance(outcomes[0], Crashed)
    assert isinstance(outcomes[1], TimedOut)
    assert all(isinstance(o, TimedOut) for o in outcomes[2:])
    assert outcomes[3].message.startswith("not run: ")


@pytest.mark.parametrize(
    "value",
    [
        {k * (2**61 - 1) for k in range(1 << 4, wire.MAX_HASHED + 100)},
        {(k, k): 0 for k in range(wire.MAX_HASHED + 1)},
        frozenset(complex(k, k) for k in range(wire.MAX_HASHED + 1)),
    ],
    ids=["large integers", "tuples", "complex numbers"],
)
def test_many_keys_whose_hash_could_be_chosen_do_not_cross(value: Any) -> None:
    with pytest.raises(wire.Unsendable, match="as keys or members of sets"):
        wire.encode(value)


def test_many_ordinary_keys_cross() -> None:
    value = {"words": {f"word{i}": i for i in range(20_000)}, "numbers": set(range(20_000)), "pairs": {(1, 2): 3}}
    assert wire.decode(b"".join(bytes(p) for p in wire.encode(value))) == value


def test_text_among_numbers_makes_no_array() -> None:
    assert comparison.as_numbers([1.0, "a"]) is None
    assert comparison.as_numbers([[1.0], ["a"]]) is None
    assert comparison.as_numbers([[1.0], [2.0]]) is not None


@pytest.mark.parametrize("got", [[[{}]], [[[]]], [[{}], [{}]]])
def test_what_cannot_be_in_a_set_is_no_empty_set(got: Any) -> None:
    assert not comparison.alike(set(), got)


def test_a_set_given_with_repetitions_is_still_that_set() -> None:
    assert comparison.alike({"a", "b"}, ["a", "b", "a", "b", "b"])
    assert not comparison.alike({1, 2}, list(range(10_000)))


def test_a_huge_wrong_array_is_explained_by_its_shape() -> None:
    told = explain(np.zeros((3, 4)), np.ones((2,) * 14 + (400,)), comparison.DEFAULT)
    assert told.insight.startswith("expected shape (3, 4), got shape (2, 2")


def test_a_huge_array_where_a_short_list_is_wanted_is_not_made_a_list() -> None:
    huge = np.broadcast_to(np.uint8(1), (1 << 40,))  # no memory, but an object for each entry would need all there is
    found = comparison.difference([1, 2, 3], huge)
    assert found is not None
    assert found.text == f"expected 3 items, got {1 << 40}"
    assert explain([1, 2, 3], huge, comparison.DEFAULT).insight


def test_many_large_arrays_in_a_list_are_not_put_together() -> None:
    byte, number = np.broadcast_to(np.uint8(1), (1 << 40,)), np.broadcast_to(np.complex128(1), (1 << 40,))
    assert comparison.as_numbers([byte, number]) is None
    assert comparison.as_numbers([[byte], (number,)]) is None
    assert comparison.as_numbers([np.ones(3), np.ones(3)]) is not None


@pytest.mark.parametrize("value", ["text", {"a": 1}, None, {1}, [[1], [2, 3]]])
def test_what_a_probe_made_an_array_of_can_be_shown_whatever_is_in_it(value: Any) -> None:
    """`np.asarray` of what a learner returned may hold anything; a report that broke on it would judge nobody."""
    whole = np.empty((), object)
    whole[()] = value
    assert comparison.short(whole) == comparison.short(value)
    assert comparison.short(np.asarray("text")) == "'text'"
    told = explain(np.ones(3), [whole, whole], comparison.DEFAULT)
    assert told.insight


TRAP = "import pathlib\npathlib.Path({proof!r}).write_text(__name__)\nraise SystemExit(0)\n"


@pytest.mark.parametrize(
    "name",
    [
        "conftest.py",
        "exercises/conftest.py",
        "exercises/toy/conftest.py",
        "exercises/toy/numpy.py",
        "sitecustomize.py",
        "pytest.py",
        "exercises/__init__.py",
        "exercises/toy/__init__.py",
        "click.py",
    ],
)
def test_no_file_of_a_work_folder_is_run_by_the_grader(name: str, tmp_path: Path) -> None:
    """`dlgrade check` imports nothing of the folder that it judges, whatever the file is called."""
    work = tmp_path / "work"
    proof = tmp_path / "proof"
    entry = toys()["z1"]
    place = work / entry.place
    place.parent.mkdir(parents=True)
    place.write_text(right_text("z1"))
    (work / name).write_text(TRAP.format(proof=str(proof)))
    (work / "pytest.ini").write_text("[pytest]\naddopts = --fixtures\n")
    # as the command does; `python -m dlgrade` without -P looks for every module in the current folder first
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "dlgrade", "check", "toy.z1"],
        cwd=work,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert not proof.exists()
    assert ran.returncode == 0, ran.stderr
