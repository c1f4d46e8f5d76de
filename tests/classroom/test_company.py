"""One student's exercises follow one another in one worker, and come out as each of them does alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from tests.classroom.small_class import ADDED, plan, work
from tests.conftest import CONTENT, right_text, toys

from dlgrade.classroom.job import Job, Judged, Task
from dlgrade.judge import judging

LIKE_Z1 = ("z1", "z3", "z5")
RIGHT = {name: right_text(name) for name in LIKE_Z1}

OTHERS = {  # what may stand in the place of z1 or z3; the text names both functions, so that it is judged as either
    "a slip": ADDED,
    "another slip": RIGHT["z3"].replace("/ norm(x)", "* norm(x)"),
    "syntax": "def scale(x, factor=2.0)\n    return x\n",
    "raises": "def scale(x, factor=2.0):\n    raise ValueError('no')\n\n\ndef unit(x):\n    raise ValueError('no')\n",
    "loops": "def scale(x, factor=2.0):\n    while True: pass\n\n\ndef unit(x):\n    while True: pass\n",
    "ends itself": "import os\n\ndef scale(x, factor=2.0):\n    os._exit(0)\n\n\ndef unit(x):\n    os._exit(0)\n",
    "prints": "print('a' * 70_000)\n" + RIGHT["z1"],
    "patches numpy": "import numpy as np\n\nnp.sqrt = np.sum = np.dot = lambda *a, **k: 1.0\n" + RIGHT["z1"],
    "patches an array method's home": "import numpy\n\nnumpy.linalg.norm = lambda *a, **k: 1.0\n" + RIGHT["z1"],
    "patches builtins": "import builtins\n\nbuiltins.sum = builtins.float = lambda *a: 1.0\n" + RIGHT["z1"],
    "keeps errors loud": "import numpy as np\n\nnp.seterr(all='raise')\n" + RIGHT["z1"],
    "helps the others": "import numpy as np\n\nnp.unit = lambda x: x / np.sqrt((x**2).sum())\n" + RIGHT["z1"],
    "is helped": "import numpy as np\n\ndef unit(x):\n    return np.unit(x)\n\ndef norm(x):\n    return 1.0\n",
    "writes to the wire": "import os\n\nfor fd in range(1, 20):\n    try:\n        os.write(fd, b'x' * 99)\n"
    "    except OSError:\n        pass\n",
    "forbidden": "import torch\n" + RIGHT["z1"],
}


@pytest.fixture(scope="module")
def job() -> Iterator[Job]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DLGRADE_CONTENT", str(CONTENT))
        made = Job(plan(names=LIKE_Z1).setup("none"))
    with made:
        yield made


def reports(job: Job, sources: dict[str, str]) -> dict[str, Any]:
    """What comes out when these are judged as one student's: toy -> report."""
    works = tuple((toys()[name].id, work(name, source)) for name, source in sources.items())
    events = list(job.judge(Task("ada", works)))
    assert all(isinstance(e, Judged) for e in events)
    return {name: json.loads(e.report) for name, e in zip(sources, events, strict=True) if isinstance(e, Judged)}


SLOW = ("loops",)  # each takes its whole limit, in the company and alone
EVERYWHERE = [(place, what) for place in ("first", "between", "last") for what in OTHERS if what not in SLOW]


@pytest.mark.parametrize(("place", "what"), [*EVERYWHERE, *(("between", what) for what in SLOW)])
def test_company_changes_no_report(job: Job, place: str, what: str) -> None:
    order = {"first": ("z1", "z3", "z5"), "between": ("z3", "z1", "z5"), "last": ("z5", "z1", "z3")}[place]
    odd = {"first": "z1", "between": "z1", "last": "z3"}[place]
    sources = {name: OTHERS[what] if name == odd else RIGHT[name] for name in order}
    together = reports(job, sources)
    alone = {name: reports(job, {name: source})[name] for name, source in sources.items()}
    assert together == alone
    assert all(together[name]["verdict"] == "pass" for name in order if name != odd)


def test_help_from_another_module_of_the_same_student_does_not_arrive(job: Job) -> None:
    found = reports(job, {"z1": OTHERS["helps the others"], "z3": OTHERS["is helped"]})
    assert found["z1"]["verdict"] == "pass"
    assert found["z3"]["verdict"] == "error"


@pytest.mark.skipif(sys.platform != "linux", reason="a spawned worker is not shared less, but more slowly counted")
def test_ordinary_submissions_share_a_worker_and_odd_ones_do_not(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    shared: list[bool] = []
    real = judging.judge_opened

    def counted(exercise: Any, entry: Any, remote: Any, seed: int, **more: Any) -> Any:
        found = real(exercise, entry, remote, seed, **more)
        shared.append(remote.inherited)
        return found

    monkeypatch.setattr(judging, "judge_opened", counted)
    same = [n for n in LIKE_Z1 if toys()[n].load().seconds == toys()["z1"].load().seconds]
    reports(job, {name: RIGHT[name] for name in same})
    assert shared == [False] + [True] * (len(same) - 1)
    shared.clear()
    reports(job, {"z1": OTHERS["patches numpy"], "z3": RIGHT["z3"]})
    assert shared == [False, False]
    shared.clear()
    reports(job, {"z1": RIGHT["z1"], "z3": OTHERS["another slip"]})
    assert shared == [False, True, False]  # what did not pass is judged again alone
