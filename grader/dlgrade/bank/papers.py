"""Papers from one blueprint: sets of one master, or a paper of one's own for everybody; and the master key.

Depends on: blueprint, form, streams.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dlgrade.bank.blueprint import Blueprint, build
from dlgrade.bank.form import Form, key_text, permuted
from dlgrade.bank.question import Question
from dlgrade.bank.streams import Stream
from dlgrade.errors import UsageError

GATE_COLUMNS = ("Q. No.", "Session", "Q. Type", "Section", "Key/Range", "Mark")
MOST_PAPERS = 5000


@dataclass(frozen=True)
class Papers:
    """What one build gives.

    master : the form that sets are permutations of; the first paper where everybody has their own.
    papers : what is handed out, each with a name ("A", a student's key, "001"); [the master] if nothing else is asked.
    """

    master: Form
    papers: tuple[Form, ...]


def make_papers(
    blueprint: Blueprint,
    seed: int,
    *,
    sets: Sequence[str] = (),
    count: int = 0,
    students: Sequence[str] = (),
    withdrawn: Callable[[Question, int], bool] = lambda question, seed: False,
) -> Papers:
    """The papers of an exam.

    sets     : names of sets ("A", "B"): permutations of one master, the same variants for all.
    count    : so many papers with variants of their own, numbered from 1.
    students : keys of students, each with a paper of their own; a student's paper depends on the seed and the key only,
               so that a roster that grows or is sorted anew changes nobody's paper.

    Raises UsageError for a name given twice, and where the bank has too few questions.
    """
    if count > MOST_PAPERS or len(students) > MOST_PAPERS:
        raise UsageError(
            f"{max(count, len(students)):,} papers were asked for, at most {MOST_PAPERS:,} are made at once"
        )
    for names, what in ((sets, "set"), (students, "student")):
        twice = sorted({n for n in names if list(names).count(n) > 1}) if len(set(names)) < len(names) else []
        if twice:
            raise UsageError(f"the {what} {twice[0]!r} is there twice; every {what} has one paper")
    own = list(students) or [f"{i:0{max(3, len(str(count)))}d}" for i in range(1, count + 1)]
    if own:
        made = []
        for name in own:
            form = build(
                blueprint, Stream("paper", blueprint.title, seed, name).bits("seed") >> 33, withdrawn=withdrawn
            )
            made.append(replace(form, student=name))
        if sets:
            raise UsageError("sets are permutations of one master; papers with numbers of their own need no sets")
        return Papers(made[0], tuple(made))
    master = build(blueprint, seed, withdrawn=withdrawn)
    if not sets:
        return Papers(master, (master,))
    return Papers(master, tuple(permuted(master, label) for label in sets))


def master_key(papers: Papers) -> str:
    """The key as GATE publishes it, as CSV, for the master; with sets, where each question and option stands in them.

    The further columns of a set say ``number: options``, where the options are the set's labels of the master's A, B,
    C, D: ``17: CADB`` means that the master's A is printed as C.
    """
    table = io.StringIO()
    out = csv.writer(table, lineterminator="\n")
    sets = [p for p in papers.papers if p.set]
    out.writerow([*GATE_COLUMNS, *(f"Set {p.set}" for p in sets)])
    for item in papers.master.items:
        v = item.variant
        row = [item.number, papers.master.title, v.kind, item.section, key_text(v.key, v.decimals), v.marks]
        for paper in sets:
            there = next(i for i in paper.items if i.master == item.number)
            order = "".join(there.variant.options[there.labels.index(o.label)].label for o in v.options)
            row.append(f"{there.number}: {order}" if order else str(there.number))
        out.writerow([_safe(cell) for cell in row])
    return table.getvalue()


def _safe(cell: object) -> object:
    """A text that no spreadsheet takes for a formula."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in ("=", "+", "@", "\t", "\r") else cell
