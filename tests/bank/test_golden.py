"""Frozen: a variant is (template, version, seed) for ever.  These hashes may never change; an edit raises the version.

Sound templates of the tests stand for the engine: if one of these moves, every paper ever printed has moved.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dlgrade.bank.elsewhere import hashes_elsewhere
from dlgrade.bank.finding import Template, templates
from dlgrade.bank.variant import make
from dlgrade.bank.verify import variant_hash

PLANTED = Path(__file__).parent / "planted"
GOLDEN = {
    "ch10.sound_count": ["fce2abae95ce8278", "82b52bed7a5e30e3", "f366cfaa3e08c995", "894d1fe94dcba298"],
    "ch10.sound_number": ["8f55c1bea4efe224", "ecefdcb05f1f635f", "fbac4398b0b2e3d0", "de974475e5d8c597"],
    "ch12.sound_claims": ["8d5987771a6c5990", "aefed30a91b9271a", "b19857aabf954e6a", "775cc6843c0d3732"],
    "ch12.sound_statements": ["efd261b11d257880", "345af24b46e2d8f9", "3f0d6a881479c986", "6880d2aca74132ca"],
}


def sound(name: str) -> Template:
    chapter, _, stem = name.partition(".")
    return Template(chapter, PLANTED / f"{stem}.py")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_engine_gives_what_it_always_gave(name: str) -> None:
    question = sound(name).load()
    assert [variant_hash(make(question, seed)) for seed in range(4)] == GOLDEN[name]


def test_another_process_with_other_hashes_gives_the_same() -> None:
    chosen = templates()[::12]
    found = hashes_elsewhere(chosen, seeds=2)
    assert found == {t.id: [variant_hash(make(t.load(), s)) for s in range(2)] for t in chosen}


def test_the_order_in_which_seeds_are_drawn_does_not_matter() -> None:
    question = sound("ch12.sound_claims").load()
    forth = {s: variant_hash(make(question, s)) for s in range(20)}
    back = {s: variant_hash(make(question, s)) for s in reversed(range(20))}
    assert forth == back


def test_drawing_needs_neither_sympy_nor_jinja(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom dlgrade.bank.finding import Template\n"
        "from dlgrade.bank.variant import make\n"
        f"v = make(Template('ch10', Path({str(PLANTED / 'sound_count.py')!r})).load(), 0)\nassert v.stem\n"
        "print(*sorted({'sympy', 'jinja2', 'scipy', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.split() == []
