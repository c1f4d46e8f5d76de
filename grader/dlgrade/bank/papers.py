"""Papers from one blueprint: sets of one master, or a paper of one's own for everybody; and the master key.

Depends on: blueprint, form, streams, tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dlgrade.bank.blueprint import Blueprint, build, pools_of
from dlgrade.bank.form import Form, key_text, permuted
from dlgrade.bank.selection import Withdrawn, nothing_withdrawn
from dlgrade.bank.streams import Stream
from dlgrade.bank.tables import table
from dlgrade.errors import UsageError

GATE_COLUMNS = ("Q. No.", "Session", "Q. Type", "Section", "Key/Range", "Mark")
MOST_PAPERS = 5000
_SET = re.compile(r"[A-Za-z0-9]{1,10}")


@dataclass(frozen=True)
class Papers:
    """What one build gives.

    master : the form that sets are permutations of; the first paper where everybody has their own.
    papers : what is handed out, each with a name ("A", a student's key, "001"); [the master] if nothing else is asked.
    """

    master: Form
    papers: tuple[Form, ...]


@dataclass(frozen=True)
class Plan:
    """What one build will give: the master, and how each paper is made, by name, at any time and in any process.

    sets : the sets, made already, because each is only a permutation; () where everybody has a paper of their own.
    """

    master: Form
    sets: tuple[Form, ...]
    papers: Mapping[str, Callable[[], Form]]


def plan_papers(
    blueprint: Blueprint,
    seed: int,
    *,
    sets: Sequence[str] = (),
    count: int = 0,
    students: Mapping[str, str] | None = None,
    withdrawn: Withdrawn = nothing_withdrawn,
    folders: Sequence[Path] | None = None,
) -> Plan:
    """The papers of an exam, of which only the master is made now.

    sets     : names of sets ("A", "B"): permutations of one master, the same variants for all.
    count    : so many papers with variants of their own, numbered from 1.
    students : the key of each student, which names the paper -> who it is (a number, an e-mail address, a name): the
               paper depends on the seed and this identity only, so that a roster that grows or is sorted anew changes
               nobody's paper.

    Raises UsageError for more than one of these, a name that is given twice or no name for a file, and where the bank
    has too few questions.
    """
    students = students or {}
    if sum((bool(sets), count > 0, bool(students))) > 1:
        raise UsageError(
            "sets are permutations of one master, other papers have numbers of their own; ask for sets, for a number "
            "of papers or for a roster, not for two of them"
        )
    if max(count, len(students)) > MOST_PAPERS:
        raise UsageError(
            f"{max(count, len(students)):,} papers were asked for, at most {MOST_PAPERS:,} are made at once"
        )
    _check_sets(sets)
    pools = pools_of(blueprint, withdrawn=withdrawn, folders=folders)
    own = students or {(name := f"{i:0{max(3, len(str(count)))}d}"): name for i in range(1, count + 1)}
    if own:

        def make(name: str) -> Form:
            # 53 bits: exact in every JSON reader
            mine = Stream("paper", blueprint.title, seed, own[name]).bits("seed") >> 11
            return replace(build(blueprint, mine, withdrawn=withdrawn, pools=pools), student=name)

        first = make(next(iter(own)))
        return Plan(first, (), {name: partial(make, name) for name in own} | {first.student: partial(_same, first)})
    master = build(blueprint, seed, withdrawn=withdrawn, pools=pools)
    permutations = tuple(permuted(master, label) for label in sets)
    return Plan(master, permutations, {form.name: partial(_same, form) for form in permutations or (master,)})


def _same(form: Form) -> Form:
    return form


def _check_sets(sets: Sequence[str]) -> None:
    for label in sets:
        if not _SET.fullmatch(label) or label.casefold() == "master":
            raise UsageError(f"{label!r} is no name for a set; expected are letters and digits, as in --sets A,B,C,D")
        if [s.casefold() for s in sets].count(label.casefold()) > 1:
            raise UsageError(f"the set {label!r} is there twice; every set has one paper")


def master_key(papers: Papers) -> str:
    """The key as GATE publishes it, as CSV, for the master; with sets, where each question and option stands in them.

    The further columns of a set say ``number: options``, where the options are the set's labels of the master's A, B,
    C, D: ``17: CADB`` means that the master's A is printed as C.
    """
    sets = [p for p in papers.papers if p.set]
    rows: list[list[object]] = [[*GATE_COLUMNS, *(f"Set {p.set}" for p in sets)]]
    for item in papers.master.items:
        v = item.variant
        row: list[object] = [
            item.number,
            papers.master.title,
            v.kind,
            item.section,
            key_text(v.key, v.decimals),
            v.marks,
        ]
        for paper in sets:
            there = next(i for i in paper.items if i.master == item.number)
            order = "".join(there.variant.options[there.labels.index(o.label)].label for o in v.options)
            row.append(f"{there.number}: {order}" if order else str(there.number))
        rows.append(row)
    return table(rows)
