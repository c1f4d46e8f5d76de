"""The same templates in another process: its hashes are seeded differently, its sets have another order, and nothing
was drawn there before.  What comes out differently depends on the run and is no variant.

Depends on: finding, verify.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from dlgrade.bank.finding import Template
from dlgrade.bank.variant import make
from dlgrade.bank.verify import variant_hash
from dlgrade.errors import GraderBroken

SEEDS = 10
_START = "import sys; sys.path[:] = {path!r}; from dlgrade.bank.elsewhere import answer; answer(sys.stdin, sys.stdout)"


def hashes_elsewhere(templates: Sequence[Template], seeds: int = SEEDS, hash_seed: str = "") -> dict[str, list[str]]:
    """Template -> the hashes of seeds 0 ... seeds-1 as another process finds them; templates that fail there are left
    out.

    hash_seed : PYTHONHASHSEED of that process; by default another than this one's.
    Raises GraderBroken if the process gives no answer."""
    asked = {"seeds": seeds, "templates": [[t.chapter, str(t.path)] for t in templates]}
    other = hash_seed or ("1" if os.environ.get("PYTHONHASHSEED") != "1" else "2")
    done = subprocess.run(
        [sys.executable, "-c", _START.format(path=sys.path)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": other, "PYTHONIOENCODING": "utf-8"},
        timeout=60 + 5 * len(templates),
        check=False,
    )
    try:
        found: dict[str, list[str]] = json.loads(done.stdout)
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise GraderBroken(f"the second process that draws every question again gave no answer: {last}") from None
    return found


def answer(given: TextIO, to: TextIO) -> None:
    """What the other process does: read a request, write the hashes."""
    asked = json.loads(given.read())
    found: dict[str, list[str]] = {}
    for chapter, path in asked["templates"]:
        template = Template(chapter, Path(path))
        try:
            question = template.load()
            found[template.id] = [variant_hash(make(question, s)) for s in reversed(range(asked["seeds"]))][::-1]
        except Exception:
            continue  # this process has seen, and named, what is wrong with it
    to.write(json.dumps(found))
