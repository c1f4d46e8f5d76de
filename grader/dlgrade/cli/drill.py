"""``dlgrade drill``: questions about what your own code and answers have shown, each judged at once."""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.bank import complete_templates
from dlgrade.cli.recording import LOCAL, usable_record
from dlgrade.cli.screen import WORK, echo, show, width
from dlgrade.errors import RecordUnusable, UsageError

if TYPE_CHECKING:
    from dlgrade.bank.responses import Response
    from dlgrade.cli.asking import Ear
    from dlgrade.learner.practice import Filters
    from dlgrade.learner.session import Asked, Drill, Pool, Told

WHY = {
    "mistake": "a mistake of yours that is still open",
    "due": "due for review",
    "new": "new to you",
    "again": "nothing is due: once more, with other numbers",
}


@click.command()
@click.argument("targets", nargs=-1, metavar="[SELECTOR]...", shell_complete=complete_templates)
@click.option(
    "-n", "count", type=click.IntRange(1, 500), help="How many questions (default: 10, or what --minutes gives)."
)
@click.option("--minutes", type=click.FloatRange(0, 600, min_open=True), help="No new question after so many minutes.")
@click.option("--kind", type=click.Choice(["mcq", "msq", "nat"], case_sensitive=False), help="Only this kind.")
@click.option("--topic", "topics", multiple=True, help="Only this topic (may be given again).")
@click.option("--mistake", default="", help="Only what trains this mistake: ch12.e08.no_bias_correction, or its name.")
@click.option("--syllabus", type=click.Choice(["da", "beyond"]), help="In the GATE DA syllabus, or beyond it.")
@click.option("--seed", type=click.IntRange(0), help="The same record and seed ask the same questions.")
@WORK
@LOCAL
def drill(
    targets: tuple[str, ...],
    count: int | None,
    minutes: float | None,
    kind: str | None,
    topics: tuple[str, ...],
    mistake: str,
    syllabus: str | None,
    seed: int | None,
    work: Path | None,
    local: bool,
) -> None:
    """Questions about what you got wrong, what is due and what is new.

    Each answer is judged at once: the belief behind a wrong one, the worked steps, the exercise that teaches it.
    SELECTOR is a chapter (ch10), a template (ch12.adam_step_size), the beginning of its name or an exercise (ch12.e08);
    without one, the whole bank.  Keys: a-d choose (Enter ends a choice of several), s skips, ? gives a hint, q quits.
    """
    import secrets

    from dlgrade.cli.asking import ear
    from dlgrade.cli.keys import ended_by_signals
    from dlgrade.learner.practice import Filters
    from dlgrade.learner.session import Drill, pool_of

    filters = Filters(topics, mistake, (kind or "").upper(), syllabus or "")
    pool = pool_of(targets)
    for remark in pool.remarks:
        click.echo(remark, err=True)
    _something_fits(pool, filters)
    seed = secrets.randbelow(1 << 31) if seed is None else seed
    end = time.monotonic() + minutes * 60 if minutes else None
    with ended_by_signals(), usable_record(local, work) as record, ear() as listen:
        under_way = Drill(record, pool, filters, seed, f"drill-{secrets.token_hex(6)}")
        _run(under_way, listen, count or (500 if minutes else 10), end)


def now() -> datetime:
    """The time, as the record keeps it."""
    return datetime.now(UTC)


def _something_fits(pool: Pool, filters: Filters) -> None:
    """Raises UsageError that names the nearest topic or mistake where nothing fits."""
    import difflib

    facts = list(pool.facts.values())
    if any(filters.fits(f) for f in facts):
        return
    topics = sorted({t for f in facts for t in f.topics})
    for topic in filters.topics:
        if topic not in topics:
            near = difflib.get_close_matches(topic, topics, 3, 0.4)
            raise UsageError(
                f"no question here has the topic {topic!r}; "
                + (f"did you mean {', '.join(near)}?" if near else "`dlgrade bank list` shows the topics")
            )
    if filters.mistake:
        keys = sorted({k for f in facts for k in f.keys})
        names = [*keys, *(k.rpartition(".")[2] for k in keys)]
        if filters.mistake not in names:
            near = list(dict.fromkeys(difflib.get_close_matches(filters.mistake, names, 3, 0.4)))
            raise UsageError(
                f"no question here trains the mistake {filters.mistake!r}; "
                + (f"did you mean {', '.join(near)}?" if near else "a check of the exercise tells its name")
            )
    raise UsageError("no question fits all of these options; leave one of them out (`dlgrade bank list` shows what is)")


def _run(drill: Drill, listen: Ear, count: int, end: float | None) -> None:
    """Ask until the learner quits, the count or the minutes are reached, or nothing fits."""
    from dlgrade.cli.asking import plainly

    verdicts: Counter[str] = Counter()
    clock_end = "" if end is None else " or until the time is over"
    most = f"{count} question{'s' if count != 1 else ''}"
    told = f"At most {most}{clock_end}. s skips, ? gives a hint, q quits; every answer is kept at once."
    show(plainly(told, width()))
    number = 0
    try:
        while number < count and (end is None or time.monotonic() < end):
            asked = drill.next(now())
            for remark in drill.remarks:
                click.echo(remark, err=True)
            drill.remarks.clear()
            if asked is None:
                break
            number += 1
            if not _one(drill, listen, asked, number, verdicts):
                break
            if number < count and not listen.pause(lambda: drill.prepare(now(), ahead=1)):
                break
    except KeyboardInterrupt:
        _summary(verdicts, drill)
        raise
    _summary(verdicts, drill)


def _one(drill: Drill, listen: Ear, asked: Asked, number: int, verdicts: Counter[str]) -> bool:
    """Ask one question; False if the learner quits."""
    from dlgrade.bank.responses import BLANK, Unreadable, read
    from dlgrade.cli.asking import plainly, put
    from dlgrade.learner.answering import DONE, HELP, QUIT

    variant = asked.variant
    put(variant, f"{number}  {variant.question.title}", WHY[asked.pick.why])
    started, hints = time.monotonic(), 0
    later = [lambda: drill.prepare(now())]
    while True:
        text, wanted = listen.answer(variant, later.pop() if later else None)
        if wanted == QUIT:
            return False
        if wanted == HELP:
            hints = _hint(asked, hints)
            continue
        response: Response = BLANK
        if wanted == DONE:
            try:
                response = read(text, variant.kind, decimals=variant.decimals, unit=variant.question.unit)
            except Unreadable as error:
                show(plainly(str(error), width()))
                continue
        told = _kept(drill, asked, response, text, time.monotonic() - started, hints > 0)
        verdicts[told.marked.verdict] += 1
        _tell(asked, response, told)
        return True


def _kept(drill: Drill, asked: Asked, response: Response, text: str, seconds: float, helped: bool) -> Told:
    """The answer judged and kept; a record that fails meanwhile is told of and left."""
    from dlgrade.learner.record import open_record

    try:
        return drill.answered(asked, response, now(), text=text, seconds=seconds, helped=helped)
    except RecordUnusable as error:
        click.echo(f"dlgrade: {error}. This answer and those that follow are judged, and not kept.", err=True)
        drill.record = open_record(Path(":memory:"))
        return drill.answered(asked, response, now(), text=text, seconds=seconds, helped=helped)


def _hint(asked: Asked, given: int) -> int:
    """One more hint; gives how many were given."""
    from dlgrade.bank.terminal import wrapped
    from dlgrade.cli.asking import plainly

    question = asked.variant.question
    if not question.about or question.exercise_of is None:
        show(plainly(f"{question.title}. {question.source}".strip(), width(), "Hint: "))
        return given + 1
    exercise = question.exercise_of(question.about)
    if given < len(exercise.hints):
        show(plainly(exercise.hints[given], width(), f"Hint {given + 1} of {len(exercise.hints)}: "))
    else:
        show(wrapped(f"No more hints. `dlgrade show {question.about}` shows the exercise.", width()))
    return given + 1


def _tell(asked: Asked, response: Response, told: Told) -> None:
    from dlgrade.bank.terminal import wrapped
    from dlgrade.cli.asking import plainly, tell

    variant, question = asked.variant, asked.variant.question
    tell(variant, response, told.marked, graded=False)
    lines: list[list[tuple[str, str]]] = []
    for belief in told.retired:
        lines += plainly(belief, width(), "Put right: ", style="green")
    if told.marked.verdict != "right" and question.about:
        words = f"Exercise {question.about} teaches it: `dlgrade show {question.about}`."
        if told.failing:
            words = (
                f"Three wrong answers in a row here. Write exercise {question.about} first: "
                f"`dlgrade show {question.about}`, then `dlgrade check {question.about}`."
            )
        lines += wrapped(words, width(), style="bold" if told.failing else "")
    show([[], *lines] if lines else [])


def _summary(verdicts: Counter[str], drill: Drill) -> None:
    words = {"right": "right", "near": "not quite", "wrong": "wrong", "blank": "skipped"}
    told = ", ".join(f"{verdicts[v]} {word}" for v, word in words.items() if verdicts[v])
    kept = "" if str(drill.record.path) != ":memory:" else " Nothing was kept."
    echo(f"\n{told or 'No answer'}.{kept}")
    sys.stdout.flush()
