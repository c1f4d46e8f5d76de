"""Choosing questions: which templates, and the seed of each, from one seed.

Templates are spread evenly; none comes twice while another remains.  A kind is asked for by walking a template's own
seeds until one gives that kind, so that a variant stays (template, version, seed).

Depends on: finding, variant, streams, withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dlgrade.bank.finding import Template
from dlgrade.bank.question import Question
from dlgrade.bank.streams import Stream
from dlgrade.bank.variant import Variant, make
from dlgrade.errors import UsageError

SEARCH = 400  # seeds tried for a kind


@dataclass(frozen=True)
class Wish:
    """What questions are wanted.

    kind : "MCQ", "MSQ", "NAT" or "" for any; marks : 1, 2 or 0 for any; topics : any of them, all if empty;
    syllabus : "da", "beyond" or ""; mistake : EXERCISE_OR_TEMPLATE.NAME or NAME that must be among the mistakes, or "".
    """

    kind: str = ""
    marks: int = 0
    topics: tuple[str, ...] = ()
    syllabus: str = ""
    mistake: str = ""

    def kinds(self, question: Question) -> tuple[str, ...]:
        """The kinds in which this template meets the wish."""
        if self.syllabus and question.syllabus != self.syllabus:
            return ()
        if self.topics and not set(self.topics) & set(question.topics):
            return ()
        if self.mistake and not has_mistake(question, self.mistake):
            return ()
        return tuple(k for k in question.kinds if self.kind in ("", k) and self.marks in (0, question.marks[k]))


def has_mistake(question: Question, name: str) -> bool:
    """True if the mistake (``ch12.e08.no_root`` or ``no_root``) is behind one of its wrong answers."""
    home, _, last = name.rpartition(".")
    names = {w.name for w in question.wrongs} | {s.mistake for s in question.statements if s.mistake}
    names |= {w.name for c in question.claims for w in c.wrong}
    return last in names and home in ("", question.about, question.id)


def seed_for(question: Question, base: Stream, kinds: Sequence[str]) -> int:
    """A seed of this template that gives one of ``kinds``, drawn from ``base``.  Raises UsageError if none is found."""
    for _ in range(SEARCH):
        seed = base.below(f"seed of {question.id}", 1 << 31)
        if question.kind_of(seed) in kinds:
            return seed
    raise UsageError(f"{question.id} gives no {' or '.join(kinds)}")  # pragma: no cover - kinds are equally likely


def choose(
    templates: Iterable[Template],
    count: int,
    seed: int,
    *,
    wish: Wish | None = None,
    withdrawn: Callable[[Question, int], bool] = lambda question, seed: False,
    taken: Iterable[str] = (),
    name: str = "quiz",
    repeat: bool = True,
) -> list[Variant]:
    """``count`` variants, the same for the same seed.

    wish      : what is wanted.
    withdrawn : function (question, seed) -> True for variants that must not be asked.
    taken     : identifiers that were asked already on this paper; they come last.
    repeat    : a template may come again, with fresh numbers, when all others were used; otherwise that is an error.

    Raises UsageError where there are not enough questions.
    """
    wish = wish or Wish()
    base = Stream(name, seed)
    used = set(taken)
    fitting = []
    for template in templates:
        question = template.load()
        if kinds := wish.kinds(question):
            fitting.append((question, kinds))
    fresh = [f for f in fitting if f[0].id not in used]
    if not fitting or (not repeat and len(fresh) < count):
        raise UsageError(f"{count} questions{_words(wish)} were asked for, the bank has {len(fresh)}; {_hint(wish)}")
    order = base.shuffled("order", sorted(fresh, key=lambda f: f[0].id))
    again = sorted(fitting, key=lambda f: f[0].id)
    made: list[Variant] = []
    seen: set[tuple[str, int]] = set()
    misses = 0
    while len(made) < count:
        if not order:
            order = base.shuffled("order", again)
        question, kinds = order.pop()
        chosen = seed_for(question, base, kinds)
        if withdrawn(question, chosen) or (question.id, chosen) in seen:
            misses += 1
            if misses > 50 + 10 * count:
                raise UsageError(f"{count} questions{_words(wish)} were asked for; the others are withdrawn")
            continue
        seen.add((question.id, chosen))
        made.append(make(question, chosen))
    return made


def _words(wish: Wish) -> str:
    words = f" of kind {wish.kind}" if wish.kind else ""
    words += f" with {wish.marks} mark{'s' if wish.marks > 1 else ''}" if wish.marks else ""
    words += f" on {', '.join(wish.topics)}" if wish.topics else ""
    words += f" about the mistake {wish.mistake}" if wish.mistake else ""
    return words + (f" of the syllabus {wish.syllabus}" if wish.syllabus else "")


def _hint(wish: Wish) -> str:
    return "`dlgrade bank list` shows topics and kinds" if wish != Wish() else "name another chapter or fewer questions"
