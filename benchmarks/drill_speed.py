"""How long a learner waits in `dlgrade drill`.

Figures, each a median of one interleaved run:

  first / import   from starting `dlgrade drill` to its first question being written, over `python -c "import numpy"`
                   (goal: 6)
  next             milliseconds from an answer to the next question, with what `Drill.prepare` loads while the learner
                   reads (goal: 50), and as a ratio to the same without preparing; with an empty record and with one of
                   --attempts answers

Run: python benchmarks/drill_speed.py [--rounds 7] [--attempts 2000]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from dlgrade.bank.responses import BLANK
from dlgrade.learner.record import Attempt, open_record
from dlgrade.learner.session import Drill, pool_of


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of a command that is given nothing to read."""
    env = {**os.environ, "DLGRADE_RECORD": str(folder / "first.sqlite")}
    start = time.perf_counter()
    subprocess.run(command, input=b"", capture_output=True, check=True, env=env)
    return time.perf_counter() - start


def waits(folder: Path, name: str, prepared: bool, attempts: int, questions: int = 12) -> list[float]:
    """Seconds from each answer to the next question, judging and keeping included."""
    path = folder / f"{name}.sqlite"
    path.unlink(missing_ok=True)
    made = []
    with open_record(path) as record:
        now = datetime.now(UTC)
        for i in range(attempts):
            record.add(Attempt(now, "question", f"ch10.kept_{i % 200}", "right", 1, i))
        drill = Drill(record, pool_of([]), seed=3)
        asked = drill.next(now)
        for _ in range(questions):
            assert asked is not None
            if prepared:
                drill.prepare(datetime.now(UTC))
            start = time.perf_counter()
            drill.answered(asked, BLANK, datetime.now(UTC), helped=False)
            told = time.perf_counter() - start
            if prepared:
                drill.prepare(datetime.now(UTC))  # while the learner reads what was told
            start = time.perf_counter()
            asked = drill.next(datetime.now(UTC))
            made.append(told + time.perf_counter() - start)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--attempts", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, base = [], []
        for _ in range(options.rounds):
            base.append(seconds([sys.executable, "-c", "import numpy"], folder))
            first.append(seconds([sys.executable, "-m", "dlgrade", "drill"], folder))
        ratio = statistics.median(f / b for f, b in zip(first, base, strict=True))
        print(f"first / import   {ratio:.2f}   ({statistics.median(first):.2f} s, goal 6)")
        for attempts in (0, options.attempts):
            ready = statistics.median(waits(folder, "ready", True, attempts))
            cold = statistics.median(waits(folder, "cold", False, attempts))
            print(f"next, {attempts:>5} kept  {ready * 1000:.1f} ms   ({ready / cold:.2f} of unprepared, goal 50 ms)")


if __name__ == "__main__":
    main()
