"""How many proven questions the bank makes in a second, beside PyPI's mathgenerator in the same run.

Three figures, CPU seconds of one process, in alternating rounds over all templates (and all of mathgenerator's
generators), medians:

  worded        drawn, answered, checked by the second path, options proven distinct, intervals derived; stem, options
                and explanation rendered
  numbers only  the same without stem and explanation
  mathgenerator one string for the problem and one for its solution; no options, nothing checked

  worded / mathgenerator        goal: 1
  numbers only / mathgenerator  goal: 3

Goals are over all of its generators, as over all of our templates. One of its 126 ("Stationary Points", which calls
SymPy) takes nineteen twentieths of its time; the rate without the slowest generator is shown as well: those print one
line of arithmetic each. Generators that always raise are left out, and templates are loaded before the clock starts.

Run: python benchmarks/bank_speed.py [--rounds 5] [--seeds 40] [--slowest 10]
(`pip install mathgenerator` into the environment, or into a folder on PYTHONPATH; without it only the bank is shown.)
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

from dlgrade.bank.finding import templates
from dlgrade.bank.question import Question
from dlgrade.bank.variant import make

WARM = 5  # seeds drawn first, so that compiling the texts is not counted


def worded(question: Question, seed: int) -> None:
    variant = make(question, seed)
    assert variant.stem and variant.explanation and all(o.text for o in variant.options)


def numbers_only(question: Question, seed: int) -> None:
    make(question, seed)


def timed(
    what: Callable[[Question, int], None], questions: list[Question], seeds: range, each: dict[str, float]
) -> float:
    """Questions per CPU second; ``each`` collects the seconds of every template."""
    total = 0.0
    for question in questions:
        start = time.process_time()
        for seed in seeds:
            what(question, seed)
        spent = time.process_time() - start
        each[question.id] = each.get(question.id, 0.0) + spent
        total += spent
    return len(questions) * len(seeds) / total


def generators() -> list[Callable[[], Any]]:
    """mathgenerator's, those left out that raise; [] where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import mathgenerator
            from mathgenerator import genById, getGenList
    except ImportError as error:
        print(f"mathgenerator is not there ({error}); only the bank is measured")
        return []
    del mathgenerator
    found = []
    for entry in getGenList():

        def call(number: int = entry[0]) -> Any:
            return genById(number)

        if any(_works(call) for _ in range(3)):
            found.append(call)
    return found


def _works(call: Callable[[], Any]) -> bool:
    try:
        call()
    except Exception:
        return False
    return True


def peer(calls: list[Callable[[], Any]], times: int) -> tuple[float, float]:
    """Problems per CPU second, of all generators and of all but the slowest; one that raises counts as made."""
    seconds = []
    for call in calls:
        start = time.process_time()
        for _ in range(times):
            _works(call)
        seconds.append(time.process_time() - start)
    total, slowest = sum(seconds), max(seconds)
    return len(calls) * times / total, (len(calls) - 1) * times / (total - slowest)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--slowest", type=int, default=0, help="show so many templates that take longest")
    arguments = parser.parse_args()
    questions = [t.load() for t in templates()]
    for question in questions:
        for seed in range(WARM):
            worded(question, seed)
    calls = generators()
    rates: dict[str, list[float]] = {"worded": [], "numbers only": [], "mathgenerator": [], "... but its slowest": []}
    each: dict[str, float] = {}
    bare: dict[str, float] = {}
    for i in range(arguments.rounds):
        seeds = range(WARM + i * arguments.seeds, WARM + (i + 1) * arguments.seeds)
        rates["worded"].append(timed(worded, questions, seeds, each))
        rates["numbers only"].append(timed(numbers_only, questions, seeds, bare))
        if calls:
            every, quick = peer(calls, arguments.seeds)
            rates["mathgenerator"].append(every)
            rates["... but its slowest"].append(quick)
    print(f"{len(questions)} templates, {arguments.rounds} rounds of {arguments.seeds} seeds; per CPU second:")
    middle = {name: statistics.median(values) for name, values in rates.items() if values}
    for name, rate in middle.items():
        print(f"  {name:20} {rate:8,.0f}")
    if calls:
        print(f"worded / mathgenerator        {middle['worded'] / middle['mathgenerator']:.2f}   (goal: 1)")
        print(f"numbers only / mathgenerator  {middle['numbers only'] / middle['mathgenerator']:.2f}   (goal: 3)")
    made = arguments.rounds * arguments.seeds
    for name, seconds in sorted(each.items(), key=lambda row: -row[1])[: arguments.slowest]:
        print(f"  {name:44} {made / seconds:8,.0f} worded, {made / bare[name]:8,.0f} numbers only")


if __name__ == "__main__":
    main()
