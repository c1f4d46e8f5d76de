"""``dlgrade exam take``: a timed mock in the terminal, or as one page."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dlgrade.cli.recording import LOCAL, usable_record
from dlgrade.cli.screen import WORK, counted, echo, show, width
from dlgrade.errors import ContentError, RecordUnusable, UsageError

if TYPE_CHECKING:
    from dlgrade.bank.terminal import Line
    from dlgrade.learner.mock import Moment, Result, Sitting
    from dlgrade.learner.record import Record

TICK = 0.2  # seconds between two looks at the clock
LONGEST = 40  # characters of a number typed key by key
NUMERIC = frozenset("0123456789+-−.,/e^x*")  # x is a command only where no number is begun
HELP = (
    "a-d choose an option, or type a number and Enter. n next, p previous, g 12 Enter goes to question 12, "
    "m marks for review, x clears the answer, v shows the palette, s submits, q leaves (the clock runs on)."
)


@click.command()
@click.argument("blueprint", required=False)
@click.option("--seed", type=click.IntRange(0), help="The same seed gives the same paper; without it, a new one.")
@click.option("--resume", is_flag=True, help="Take up the latest mock that was not submitted; its clock ran on.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the mock as one offline page instead."
)
@WORK
@LOCAL
def take(
    blueprint: str | None, seed: int | None, resume: bool, html: Path | None, work: Path | None, local: bool
) -> None:
    """A timed mock: palette, marks by GATE's rules, analysis.

    BLUEPRINT is the name of one that comes with dlgrade (`dlgrade exam list`) or a .toml file. Every answer is kept at
    once; after a crash --resume takes the mock up. When the time is over it is submitted. The result is a raw mark.
    """
    import secrets

    from dlgrade.bank.archive import is_withdrawn
    from dlgrade.bank.blueprint import build, named
    from dlgrade.bank.form import as_json
    from dlgrade.cli.drill import now
    from dlgrade.cli.keys import ended_by_signals
    from dlgrade.learner import mock

    if resume and (seed is not None or html is not None):
        raise UsageError("--resume takes up what was begun; leave --seed and --html out")
    if blueprint is None and not resume:
        raise UsageError("give a BLUEPRINT (`dlgrade exam list` shows those there are), or --resume")
    seed = secrets.randbelow(1 << 31) if seed is None else seed
    plan = named(blueprint) if blueprint is not None else None
    if html is not None and plan is not None:
        _write_page(build(plan, seed, withdrawn=is_withdrawn), html)
        return
    with ended_by_signals(), usable_record(local, work) as record:
        if resume:
            name, paper, sitting = mock.to_resume(record, plan.title if plan else "")
            away = _span(moment().since(sitting.seen))
            sitting = mock.taken_up(record, name, sitting, secrets.token_hex(6), now())
            echo(f"{paper['title']}: taken up again after {away}; the clock ran on.")
        else:
            assert plan is not None
            _remind(record, plan.title)
            paper = as_json(build(plan, seed, withdrawn=is_withdrawn))
            name = f"mock-{secrets.token_hex(6)}"
            sitting = mock.begun(paper, moment())
            mock.keep_paper(record, name, paper, now())
            mock.keep(record, name, sitting, now())
        Taking(record, name, paper, sitting).run()


def moment() -> Moment:
    """Now, by every clock of this machine."""
    from dlgrade.learner.mock import Moment

    if hasattr(time, "CLOCK_BOOTTIME"):
        steady = time.clock_gettime(time.CLOCK_BOOTTIME)  # runs on while the machine sleeps, as an exam's clock does
        try:
            return Moment(time.time(), steady, Path("/proc/sys/kernel/random/boot_id").read_text().strip())
        except OSError:
            pass
    return Moment(time.time(), time.monotonic(), f"process {os.getpid()}")


def _remind(record: Record, title: str) -> None:
    from dlgrade.learner import mock

    for _, paper, sitting in mock.unfinished(record):
        if paper["title"] == title and not sitting.over(moment()):
            left = "" if not sitting.seconds else f" with {_clock(sitting.left(moment()))} left"
            click.echo(f"An unfinished mock of it is there{left}: q, then --resume, takes it up.", err=True)
            return


def _write_page(form: Any, out: Path) -> None:
    from dlgrade.export.mock_html import render
    from dlgrade.files import write_bytes

    if not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}; make it first, or give another place to --html")
    write_bytes(out, render(form))
    echo(f"{out}: {len(form.items)} questions, {form.marks} marks, {form.minutes} minutes, seed {form.seed}.")
    echo("The key is inside the page, where anybody who looks for it finds it: for practice, not for an examination.")


def _clock(seconds: float) -> str:
    """2:59:01, 4:05; "no limit"."""
    if seconds == float("inf"):
        return "no limit"
    whole = int(seconds + 0.999)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def _span(seconds: float) -> str:
    return counted(round(seconds), "second") if seconds < 120 else counted(round(seconds / 60), "minute")


class Taking:
    """A mock on the screen.  Every change is kept before it is shown."""

    def __init__(self, record: Record, name: str, paper: Mapping[str, Any], sitting: Sitting) -> None:
        from dlgrade.learner.mock import numbers_of

        self.record, self.name, self.paper, self.sitting = record, name, paper, sitting
        self.numbers = numbers_of(paper)
        self.questions = {int(q["number"]): q for q in paper["questions"]}
        self.redraws = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.typed = ""  # a number or "g12" that Enter has not ended
        self.told = ""  # the clock as it stands on the screen

    # ---- the flow ---------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Until it is submitted or left."""
        from dlgrade.cli.keys import key_reader

        if not self.sitting.over(moment()):
            self._rules()
            try:
                if sys.stdin.isatty() and sys.stdout.isatty():
                    with key_reader() as read_key:
                        left = self._keys(read_key)
                else:
                    left = self._lines()
            except KeyboardInterrupt:
                click.echo("\n`dlgrade exam take --resume` takes it up; the clock runs on.", err=True)
                raise
            if left:
                return
        if self.sitting.over(moment()):
            echo("\nThe time is over; the mock is submitted.")
        self._submit()

    def _rules(self) -> None:
        from dlgrade.cli.asking import plainly

        lines: list[Line] = [*plainly(self.paper["title"], width(), style="bold")]
        facts = f"{len(self.numbers)} questions, {self.paper['marks']} marks, seed {self.paper['seed']}"
        for text in (facts, *self.paper["notes"], HELP):
            lines += plainly(text, width())
        show(lines)

    def _keys(self, read_key: Callable[[float], str]) -> bool:
        """Single keys; True if it was left and not submitted."""
        self._question()
        while True:
            if self.sitting.over(moment()):
                if self.typed and not self.typed.startswith("g"):
                    self._answer(self.typed)  # typed in time, though not ended with Enter
                return False
            self._prompt()
            key = read_key(TICK)
            if not key:
                continue
            stop = self._pressed(key, lambda: read_key(TICK))
            if stop:
                return stop == "left"

    def _pressed(self, key: str, more: Callable[[], str]) -> str:
        """What one key does: "left", "submitted" or "" to go on."""
        q = self.questions[self.sitting.current]
        going = self.typed.startswith("g")
        if key in ("\x7f", "\x08"):
            self.typed = self.typed[:-1]
            return ""
        if self.typed and (key.isdigit() if going else key in NUMERIC):
            self.typed += key if len(self.typed) < LONGEST else ""
            return ""
        typed, self.typed = self.typed, ""
        if typed and key != "\x04" and not going and not self._answer(typed):
            return ""  # a number that cannot be read stops the command behind it
        if key in ("\r", "\n"):
            if going:
                self._entered(typed)
            elif not typed:
                self._step(1)
        elif key in ("\x04", "q"):
            self._leave()
            return "left"
        elif key in ("n", "p"):
            self._step(1 if key == "n" else -1)
        elif key == "s":
            return "submitted" if self._sure(more) else ""
        elif key in ("m", "x", "v", "?"):
            self._command(key)
        elif key == "g" or (key.isdigit() and q["kind"] != "NAT"):
            self.typed = "g" + key.removeprefix("g")
        elif q["kind"] != "NAT":
            self._toggle(q, key)
        elif key in NUMERIC:
            self.typed = key
        return ""

    def _lines(self) -> bool:
        """Lines, where there is no terminal; True if it was left and not submitted."""
        from dlgrade.cli.asking import Ear

        listen = Ear(None)
        self._question()
        while not self.sitting.over(moment()):
            click.echo(f"\n{self._status()}", nl=False)
            word = listen.line().strip()
            if self.sitting.over(moment()):
                break
            if word in ("q", "\x04"):
                self._leave()
                return True
            if word == "s":
                return False
            if word in ("n", "p"):
                self._step(1 if word == "n" else -1)
            elif word in ("m", "x", "v", "?"):
                self._command(word)
            elif word[:1] == "g" or (word.isdigit() and self.questions[self.sitting.current]["kind"] != "NAT"):
                self._entered("g" + word.removeprefix("g").strip())
            elif word:
                self._answer(word)
        return False

    # ---- what keys and lines do -------------------------------------------------------------------------------

    def _kept(self, sitting: Sitting) -> None:
        """Take a change, and keep it."""
        from dlgrade.cli.drill import now
        from dlgrade.learner.mock import keep
        from dlgrade.learner.record import open_record

        self.sitting = sitting.ticked(moment())
        try:
            keep(self.record, self.name, self.sitting, now())
        except RecordUnusable as error:
            click.echo(f"\ndlgrade: {error}. The mock goes on, and is not kept.", err=True)
            self.record = open_record(Path(":memory:"))

    def _entered(self, typed: str) -> None:
        """Go where ``g12`` says."""
        if typed[1:].isdecimal() and int(typed[1:]) in self.questions:
            self._go(int(typed[1:]))
        else:
            self._say(f"there is no question {typed[1:] or '?'}; there are {self.numbers[0]} to {self.numbers[-1]}")

    def _answer(self, text: str) -> bool:
        """Keep an answer that can be read; False, and why, where it cannot."""
        from dlgrade.bank.responses import Unreadable
        from dlgrade.learner.mock import readable

        try:
            response = readable(self.questions[self.sitting.current], text)
        except Unreadable as error:
            self._say(str(error))
            return False
        if response.attempted:
            self._kept(self.sitting.answered("".join(response.labels) or text.strip()))
        return True

    def _toggle(self, q: Mapping[str, Any], key: str) -> None:
        from dlgrade.learner.answering import Typed, toggled

        labels = "".join(o["label"] for o in q["options"])
        before = self.sitting.answers.get(self.sitting.current, "")
        after, _ = toggled(Typed(labels, q["kind"] == "MSQ", before), key)
        if after.text != before:
            self._kept(self.sitting.answered(after.text))

    def _command(self, key: str) -> None:
        if key == "m":
            self._kept(self.sitting.toggled())
        elif key == "x":
            self._kept(self.sitting.answered(""))
        elif key == "v":
            self._palette()
        else:
            self._say(HELP)

    def _step(self, by: int) -> None:
        at = self.numbers.index(self.sitting.current) + by
        if 0 <= at < len(self.numbers):
            self._go(self.numbers[at])
        else:
            self._say("this is the last question; v shows the palette, s submits" if by > 0 else "this is the first")

    def _go(self, number: int) -> None:
        self._kept(self.sitting.gone_to(number))
        self._question()

    def _sure(self, more: Callable[[], str]) -> bool:
        open_ = len(self.numbers) - len(self.sitting.answers)
        self._say(f"{len(self.sitting.answers)} answered, {open_} not. y submits, any other key goes on.")
        while not (key := more()):
            if self.sitting.over(moment()):
                return True
        return key == "y"

    def _leave(self) -> None:
        left = self.sitting.left(moment())
        told = "" if not self.sitting.seconds else f" The clock runs on: {_clock(left)} left."
        self._kept(self.sitting)
        echo(f"\nLeft and not submitted.{told} `dlgrade exam take --resume` takes it up.")

    # ---- the screen -------------------------------------------------------------------------------------------

    def _question(self) -> None:
        from dlgrade.bank.terminal import wrapped

        q = self.questions[self.sitting.current]
        lines: list[Line] = [[]]
        if q["section"]:
            lines += [[(line, "dim")] for line in _words(q["section"])]
        lost = {"MCQ": f", wrong -{'1/3' if q['marks'] == 1 else '2/3'}"}.get(q["kind"], "")
        worth = f"{q['kind']}, {q['marks']} mark{'s' if q['marks'] > 1 else ''}{lost}"
        lines.append([(f"Question {q['number']}", "bold"), (f"   {worth}", "dim")])
        lines += wrapped(q["stem"], width())
        if q["options"]:
            lines.append([])
        for option in q["options"]:
            lines += wrapped(option["text"], width(), f"  {option['label']}  ")
        lines.append([])
        if self.redraws:
            click.echo("\x1b[H\x1b[2J", nl=False)
        show(lines)
        self.told = ""

    def _status(self) -> str:
        """The line under a question: time, number, answer, mark."""
        s = self.sitting
        marked = " marked" if s.current in s.marked else ""
        shown = s.answers.get(s.current, "")
        answer = f"{shown} > {self.typed}" if self.typed and shown else f"> {self.typed}" if self.typed else shown
        return f"{_clock(s.left(moment()))}  Q{s.current}/{self.numbers[-1]}{marked}  answer: {answer or '-'} "

    def _prompt(self) -> None:
        """The line under a question, written again when it has changed."""
        line = self._status()[: width() - 1]
        if line == self.told:
            return
        if self.redraws:
            echo(f"\r\x1b[K{line}", newline=False)
        elif not self.told or line.partition("  ")[2] != self.told.partition("  ")[2]:
            echo(f"\n{line}", newline=False)  # without redrawing a clock would fill the screen
        self.told = line
        sys.stdout.flush()

    def _say(self, text: str) -> None:
        from dlgrade.cli.asking import plainly

        show([[], *plainly(text, width())])
        self.told = ""

    def _palette(self) -> None:
        from dlgrade.learner.mock import sections_of
        from dlgrade.learner.palette import palette_lines

        found = self.sitting.statuses(self.numbers)
        show([[], *palette_lines(found, sections_of(self.paper), width(), self.sitting.current)])
        self.told = ""

    # ---- the end ----------------------------------------------------------------------------------------------

    def _submit(self) -> None:
        """Mark, keep every answer with what it changes in the schedule, close the mock, tell."""
        from dlgrade.cli.drill import now
        from dlgrade.learner import mock

        made = mock.result(self.paper, self.sitting.answers)
        try:
            mock.keep(self.record, self.name, self.sitting, now())  # ours still? two windows must not both count
            self._keep_attempts(made)
            mock.keep(self.record, self.name, self.sitting.ticked(moment()), now(), finished=True)
        except RecordUnusable as error:
            click.echo(f"dlgrade: {error}. The result is not kept.", err=True)
        show(result_lines(made, width()))

    def _keep_attempts(self, made: Result) -> None:
        from dlgrade.bank.facts import known
        from dlgrade.bank.finding import templates
        from dlgrade.cli.drill import now
        from dlgrade.learner.mock import not_yet_kept
        from dlgrade.learner.scheduling import answer

        rows = not_yet_kept(self.record, self.name, made)
        wanted = {q["id"] for q, _, _ in rows}
        there = {t.id: t for t in templates() if t.id in wanted}
        for q, text, marked in rows:
            if q["id"] not in there:
                continue  # taken out of the bank since: nothing to schedule
            try:
                facts = known([there[q["id"]]])[q["id"]]
            except ContentError as error:
                click.echo(f"{q['id']} is not scheduled: {error}", err=True)
                continue
            answer(
                self.record, facts, int(q["seed"]), marked.verdict, now(),
                mistakes=[m for m, _, _ in marked.mistakes if m], points=float(marked.marks),
                max_points=float(q["marks"]), response=text, session=self.name,
            )  # fmt: skip


def _words(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width())


def result_lines(made: Result, columns: int) -> list[Line]:
    """The result: marks, sections, topics, mistakes, and the worked steps of what was not right."""
    from dlgrade.bank.form import RAW_MARK, key_text
    from dlgrade.bank.marking import shown
    from dlgrade.bank.terminal import wrapped
    from dlgrade.cli.asking import plainly

    lines: list[Line] = [[], *plainly(made.title, columns, style="bold")]
    lines.append([(f"{shown(made.marks)} of {made.most} marks", "bold")])
    wrong = made.count("wrong", "near")
    counts = f"{made.count('right')} right, {wrong} wrong, {made.count('blank')} not attempted"
    lines += plainly(counts + (f"; wrong answers cost {shown(made.lost)}" if made.lost else ""), columns)
    lines += plainly(RAW_MARK, columns, style="dim")
    for head, rows in (("By section", made.by_section()), ("By topic, the weakest first", made.by_topic())):
        if len(rows) < 2 and head == "By section":
            continue
        lines += [[], [(head, "bold")]]
        for name, earned, most in rows:
            lines += plainly(f"{shown(earned)} of {most}  {name or 'Questions'}", columns, "  ")
    if mistakes := made.by_mistake():
        lines += [[], [("What your wrong answers look like", "bold")]]
        for name, belief, numbers in mistakes:
            where = ", ".join(f"Q{n}" for n in numbers)
            lines += wrapped(f"{belief}", columns, f"  {where}: ", "      ", "yellow")
            lines += plainly(f"dlgrade drill --mistake {name}", columns, "      ", style="dim")
    for q, text, marked in made.rows:
        if marked.verdict == "right":
            continue
        told = "not attempted" if marked.verdict == "blank" else f"you answered {text}"
        key = key_text(q["key"], int(q.get("decimals") or 0))
        lines += [[], *plainly(f"Question {q['number']}: {told}; the key is {key}", columns, style="bold")]
        lines += wrapped(q["explanation"], columns)
    return lines
