"""Choosing questions: which templates, and the seed of each, from one seed.

Templates are spread evenly over chapters and topics; none comes twice while another remains, and if one does, it asks
something else.  A kind is asked for by walking a template's own seeds until one gives that kind, so that a variant
stays (template, version, seed).

Depends on: finding, variant, streams.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dlgrade.bank.finding import Template
from dlgrade.bank.question import Question
from dlgrade.bank.streams import Stream
from dlgrade.bank.variant import Variant, make
from dlgrade.errors import UsageError

SEARCH = 400  # seeds tried for a kind
TRIES = 20  # variants of one template tried for one that may be asked and was not asked yet
Fitting = tuple[Question, tuple[str, ...]]  # a template and the kinds in which it meets a wish
Withdrawn = Callable[[Question, int], bool]


def nothing_withdrawn(question: Question, seed: int) -> bool:
    """What stands for a list of withdrawn questions where there is none."""
    return False


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
    names = {w.name for w in question.wrongs} | {m for s in question.statements for m in s.beliefs}
    names |= {w.name for c in question.claims for w in c.wrong}
    return last in names and home in ("", question.about, question.id)


def seed_for(question: Question, base: Stream, kinds: Sequence[str]) -> int:
    """A seed of this template that gives one of ``kinds``, drawn from ``base``.  Raises UsageError if none is found."""
    for _ in range(SEARCH):
        seed = base.below(f"seed of {question.id}", 1 << 31)
        if question.kind_of(seed) in kinds:
            return seed
    raise UsageError(f"{question.id} gives no {' or '.join(kinds)}")  # pragma: no cover - kinds are equally likely


def fitting(templates: Iterable[Template], wish: Wish, withdrawn: Withdrawn = nothing_withdrawn) -> list[Fitting]:
    """The templates that meet a wish, each with the kinds in which it does; by identifier, whatever order they are
    given in.  One of which every seed is withdrawn is none of them."""
    probes = [Stream("withdrawn").below("seed", 1 << 31) for _ in range(3)]
    found = []
    for question in (t.load() for t in templates):
        if (kinds := wish.kinds(question)) and not all(withdrawn(question, s) for s in probes):
            found.append((question, kinds))
    return sorted(found, key=lambda f: f[0].id)


def spread(pool: Sequence[Fitting], rng: Stream) -> list[Fitting]:
    """The pool in random order, the chapters taking turns, and within a chapter its topics."""
    chapters: dict[str, dict[str, list[Fitting]]] = defaultdict(lambda: defaultdict(list))
    for fit in pool:
        chapters[fit[0].chapter][(*fit[0].topics, "")[0]].append(fit)
    turns = [
        _in_turn(rng.shuffled(f"topics of {chapter}", [rng.shuffled(f"{chapter}/{t}", fs) for t, fs in topics.items()]))
        for chapter, topics in chapters.items()
    ]
    return _in_turn(rng.shuffled("chapters", turns))


def apart(orders: Sequence[Sequence[Fitting]], rng: Stream) -> list[list[Fitting]]:
    """The orders, of a paper's sections, with all but one of the templates that are `alike` at their ends."""
    members: dict[str, set[str]] = defaultdict(set)
    for question, _ in (fit for order in orders for fit in order):
        if question.alike:
            members[question.alike].add(question.id)
    last = {n for name, ids in sorted(members.items()) for n in rng.shuffled(f"alike {name}", sorted(ids))[1:]}
    return [sorted(order, key=lambda fit: fit[0].id in last) for order in orders]


def _in_turn(rows: Sequence[Sequence[Fitting]]) -> list[Fitting]:
    return [row[i] for i in range(max(map(len, rows), default=0)) for row in rows if i < len(row)]


def matched(pools: Sequence[Sequence[Fitting]], counts: Sequence[int]) -> list[list[str]]:
    """For each section the identifiers of at most ``count`` templates of its pool; none stands in two sections, and as
    many places as possible are filled (augmenting paths: Kuhn 1955).

    pools : each in the order in which its templates are preferred.
    """
    places = [i for i, count in enumerate(counts) for _ in range(count)]
    places.sort(key=lambda i: len(pools[i]) - counts[i])  # the scarcest first: hardly anybody must move then
    ids = [[question.id for question, _ in pool] for pool in pools]
    holder: dict[str, int] = {}  # template -> place

    def settle(place: int, seen: set[str]) -> bool:
        mine = ids[places[place]]
        free = next((i for i in mine if i not in holder), None)
        if free is not None:
            holder[free] = place
            return True
        for name in mine:
            if name not in seen:
                seen.add(name)
                if settle(holder[name], seen):
                    holder[name] = place
                    return True
        return False

    for place in range(len(places)):
        settle(place, set())
    found: list[list[str]] = [[] for _ in pools]
    for name, place in sorted(holder.items(), key=lambda h: h[1]):
        found[places[place]].append(name)
    return found


def choose(
    templates: Iterable[Template],
    count: int,
    seed: int,
    *,
    wish: Wish | None = None,
    withdrawn: Withdrawn = nothing_withdrawn,
    name: str = "quiz",
    repeat: bool = True,
) -> list[Variant]:
    """``count`` variants, the same for the same seed.

    wish      : what is wanted.
    withdrawn : function (question, seed) -> True for variants that must not be asked.
    repeat    : a template may come again, with fresh numbers, when all others were used; otherwise that is an error.

    Raises UsageError where there are not enough questions.
    """
    wish = wish or Wish()
    base = Stream(name, seed)
    pool = fitting(templates, wish, withdrawn)
    if not pool or (not repeat and len(pool) < count):
        raise UsageError(f"{count} questions{words(wish)} were asked for, the bank has {len(pool)}; {_hint(wish)}")
    (order,) = apart([spread(pool, base)], base)
    return draw(order, pool, count, base, wish=wish, withdrawn=withdrawn)


def draw(
    order: Sequence[Fitting],
    again: Sequence[Fitting],
    count: int,
    base: Stream,
    *,
    wish: Wish,
    withdrawn: Withdrawn = nothing_withdrawn,
    asked: set[object] | None = None,
) -> list[Variant]:
    """``count`` variants: of ``order`` while it lasts, then of ``again``, round after round.

    asked : what the paper asks already (`identity` of its variants); what is drawn here is added.
    Raises UsageError where the templates have too few different questions.
    """
    asked = set() if asked is None else asked
    made: list[Variant] = []
    rest, empty = list(order), set()
    while len(made) < count:
        if not rest:
            rest = spread([f for f in again if f[0].id not in empty], base)
        if not rest:
            raise UsageError(
                f"{count} questions{words(wish)} were asked for, the bank has {len(made)} different ones; {_hint(wish)}"
            )
        question, kinds = rest.pop(0)
        found = _unasked(question, kinds, base, withdrawn, asked)
        if found is None:
            empty.add(question.id)
        else:
            made.append(found)
            asked.add(identity(found))
    return made


def _unasked(
    question: Question, kinds: Sequence[str], base: Stream, withdrawn: Withdrawn, asked: set[object]
) -> Variant | None:
    for _ in range(TRIES):
        seed = seed_for(question, base, kinds)
        if not withdrawn(question, seed) and identity(found := make(question, seed)) not in asked:
            return found
    return None


def identity(variant: Variant) -> tuple[str, str, frozenset[str]]:
    """What makes two variants the same to a candidate: another order of the options does not make another question."""
    return variant.id, variant.stem, frozenset(o.text for o in variant.options)


def words(wish: Wish) -> str:
    """A wish in words: " of kind MSQ with 2 marks"."""
    words = f" of kind {wish.kind}" if wish.kind else ""
    words += f" with {wish.marks} mark{'s' if wish.marks > 1 else ''}" if wish.marks else ""
    words += f" on {', '.join(wish.topics)}" if wish.topics else ""
    words += f" about the mistake {wish.mistake}" if wish.mistake else ""
    return words + (f" of the syllabus {wish.syllabus}" if wish.syllabus else "")


def _hint(wish: Wish) -> str:
    return "`dlgrade bank list` shows topics and kinds" if wish != Wish() else "name another chapter or fewer questions"
