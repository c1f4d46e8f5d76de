"""``dlgrade exam``: papers from blueprints, marking and analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dlgrade.cli.screen import echo, show, width
from dlgrade.cli.take import take

if TYPE_CHECKING:
    from dlgrade.bank.form import Form
    from dlgrade.bank.key import Key, Sitter
    from dlgrade.bank.marks import Marks
    from dlgrade.bank.papers import Plan

FORCE = click.option("--force", is_flag=True, help="Replace OUT if an exam is there.")
KEY = "What `dlgrade exam build` wrote: its folder, its forms/ or one form."


@click.group()
def exam() -> None:
    """Papers from blueprints: build, take, mark, analyse."""


exam.add_command(take)


@exam.command("list")
def list_() -> None:
    """The blueprints that come with dlgrade."""
    from dlgrade.bank.blueprint import read, shipped

    for name, path in shipped().items():
        made = read(path)
        minutes = f", {made.minutes} minutes" if made.minutes else ""
        echo(f"{name}: {made.title}; {made.count} questions{minutes}")


@exam.command()
@click.argument("blueprint")
@click.option("-o", "out", type=click.Path(path_type=Path), required=True, help="A new folder for everything.")
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="The same seed gives the same papers."
)
@click.option("--sets", default="", help="Permutations of one master: A,B,C,D.")
@click.option("--papers", type=click.IntRange(1), help="So many papers, each with numbers of its own.")
@click.option(
    "--roster", type=click.Path(dir_okay=False, path_type=Path), help="CSV of students: a paper of their own for each."
)
@click.option("--format", "formats", default="pdf", show_default=True, help="Formats, separated by commas.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; by default one for each processor.")
@FORCE
def build(
    blueprint: str,
    out: Path,
    seed: int,
    sets: str,
    papers: int | None,
    roster: Path | None,
    formats: str,
    jobs: int | None,
    force: bool,
) -> None:
    """Papers, keys with worked steps, the master key and the forms that marking needs.

    BLUEPRINT is the name of one that comes with dlgrade (`dlgrade exam list`) or a .toml file. OUT holds papers/ (what
    is handed out), keys/ (what is not), master-key.csv, responses.csv (to be filled in) and forms/ (for `dlgrade exam
    mark --key OUT`).
    """
    from dlgrade.bank.archive import is_withdrawn
    from dlgrade.bank.blueprint import named
    from dlgrade.bank.papers import plan_papers
    from dlgrade.cli.fresh import Fresh, check_place
    from dlgrade.errors import UsageError
    from dlgrade.export import writer

    names = [n.strip() for n in sets.split(",") if n.strip()]
    if sum((bool(names), papers is not None, roster is not None)) > 1:
        raise UsageError("give one of --sets, --papers and --roster")
    wanted = list(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    if not wanted:
        raise UsageError("--format names no format; give one or more, such as --format pdf,html")
    for name in wanted:
        writer(name)  # an unknown format is said before anything is built
    check_place(out, MARK, force=force)
    sitters = _sitters(roster) if roster is not None else {}
    students = {sitter.key: who for sitter, who in sitters.items()}
    plan = plan_papers(named(blueprint), seed, sets=names, count=papers or 0, students=students, withdrawn=is_withdrawn)
    with Fresh(out, MARK, force=force) as folder:
        lost = _write(plan, folder, wanted, list(sitters), jobs)
    for name, sentences in lost.items():
        for sentence in sentences:
            click.echo(f"{name}: {sentence}", err=True)
    first = plan.master
    echo(f"{out}: {len(plan.papers)} paper{'s' if len(plan.papers) > 1 else ''} of {len(first.items)} questions, "
         f"{first.marks} marks, seed {seed}; keys in {out / 'keys'}")  # fmt: skip


MARK = "master-key.csv"  # a folder that holds it is an exam, and may be replaced by one


def _sitters(path: Path) -> dict[Sitter, str]:
    """Those on the roster, and for each what their paper is drawn from: number, e-mail address or name."""
    from dlgrade.bank.key import Sitter
    from dlgrade.classroom.roster import read_roster

    roster = read_roster(path)
    for remark in roster.remarks:
        click.echo(remark, err=True)
    return {Sitter(s.key, s.name, s.id, s.email): (s.id or s.email or s.name).casefold() for s in roster.students}


def _write(
    plan: Plan, folder: Path, formats: Sequence[str], sitters: Sequence[Sitter], jobs: int | None
) -> dict[str, list[str]]:
    """Every file of an exam; gives what each format cannot carry."""
    from dlgrade.bank.key import STUDENT_COLUMNS, STUDENTS
    from dlgrade.bank.papers import Papers, master_key
    from dlgrade.bank.tables import table
    from dlgrade.export import writer
    from dlgrade.export.many import run_all

    for name in ("papers", "keys", "forms"):
        (folder / name).mkdir()
    _table(folder / MARK, master_key(Papers(plan.master, plan.sets or (plan.master,))))
    targets: dict[str, Any] = {name: writer(name) for name in formats}
    run_all([partial(_write_paper, folder, name, make, targets) for name, make in plan.papers.items()], jobs)
    if plan.sets:
        _write_form(folder, plan.master)
    if sitters:
        _table(folder / STUDENTS, table([STUDENT_COLUMNS, *((s.key, s.name, s.id, s.email) for s in sitters)]))
    _table(folder / "responses.csv", _blank(plan, sitters))
    lost = {name: target.fidelity(plan.master) for name, target in targets.items()}
    report = [f"{name}: {sentence}" for name, sentences in lost.items() for sentence in sentences]
    (folder / "fidelity.txt").write_text(
        "\n".join(report or ["Every format carries everything."]) + "\n", encoding="utf-8"
    )
    return lost


def _write_paper(folder: Path, name: str, make: Callable[[], Form], targets: Mapping[str, Any]) -> None:
    """Draw one paper, and write it, its key and its form."""
    from dlgrade.export import Options

    form = make()
    for target in targets.values():
        for place, options in (("papers", Options()), ("keys", Options(solutions=True))):
            (folder / place / ((name or "paper") + target.SUFFIX)).write_bytes(target.render(form, options))
    _write_form(folder, form)


def _write_form(folder: Path, form: Form) -> None:
    (folder / "forms" / f"{form.name or 'master'}.json").write_bytes(_json(form))


def _blank(plan: Plan, sitters: Sequence[Sitter]) -> str:
    """A table of responses to be filled in."""
    from dlgrade.bank.tables import table

    numbers = [f"Q{i.number}" for i in plan.master.items]
    named = len(plan.papers) > 1 and not sitters
    head = ["student", "name", *(["paper"] if named else []), *numbers]
    empty = [""] * len(numbers)
    return table([head, *([s.key, s.name, *empty] for s in sitters)])


def _table(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8-sig", newline="")  # with a mark, or spreadsheets take it for another code


def _json(form: Form) -> bytes:
    from dlgrade.export import Options, render

    made: bytes = render(form, "json", Options(answers=True))
    return made


@exam.command()
@click.argument("responses", type=click.Path(path_type=Path))
@click.option("--key", type=click.Path(path_type=Path), required=True, help=KEY)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="A new folder: marks.csv, marks.json, feedback/.")
@click.option("--lenient", is_flag=True, help="Answers that cannot be read count as not attempted.")
@click.option("--withdraw", default="", help="Marks to all: master numbers or templates, separated by commas.")
@click.option("--json", "as_json", is_flag=True, help="marks.json to standard output.")
@FORCE
def mark(
    responses: Path, key: Path, out: Path | None, lenient: bool, withdraw: str, as_json: bool, force: bool
) -> None:
    """Mark a class by GATE's rules, exactly.

    RESPONSES is a CSV: a row for each student with the columns student, set (if there are sets) and Q1, Q2, ..., or a
    row for each answer with student, set, question and response. Questions in bank/withdrawn.toml give their marks to
    all. With --out each student's feedback is written, too: what their wrong answers look like, and the worked steps.
    """
    from dlgrade.bank.analysis_report import marks_lines
    from dlgrade.bank.key import read_key
    from dlgrade.bank.marks import as_json as marks_json
    from dlgrade.cli.fresh import check_place

    if out is not None:
        check_place(out, "marks.json", force=force)
    found = read_key(key)
    marked = _marked(responses, found, lenient, withdraw)
    if out is not None:
        _write_marks(marked, found, out, force)
        click.echo(f"{out}: marks.csv, marks.json and feedback for {len(marked.sat)} students", err=True)
    if as_json:
        click.echo(_dumped(marks_json(marked)), nl=False)
    else:
        show(marks_lines(marked, width()))


def _marked(responses: Path, key: Key, lenient: bool, withdraw: str) -> Marks:
    from dlgrade.bank.sheet import mark_class, take
    from dlgrade.bank.tables import read_table

    taken = take(read_table(responses), key, lenient=lenient)
    for remark in taken.remarks:
        click.echo(f"{responses.name}: {remark}", err=True)
    marked = mark_class(taken.rows, key, _withdrawn(key, withdraw))
    if marked.absent:
        names = ", ".join(name or student for student, name in marked.absent[:8])
        more = f" and {len(marked.absent) - 8} more" if len(marked.absent) > 8 else ""
        click.echo(f"no responses from {names}{more}", err=True)
    for q in marked.asked:
        if q.to_all:
            click.echo(f"Q{q.item} ({q.id}) is withdrawn: its marks are given to all", err=True)
    return marked


def _withdrawn(key: Key, told: str) -> Callable[[Mapping[str, Any]], bool]:
    """Whether everybody gets a question's marks: it is in bank/withdrawn.toml, or named on the command line."""
    from dlgrade.bank.archive import withdrawals
    from dlgrade.errors import UsageError

    words = {w.strip() for w in told.split(",") if w.strip()}
    forms = [*key.papers.values(), *([key.master] if key.master else [])]
    ids = {q["id"] for form in forms for q in form["questions"]}
    numbers = {str(q["number"]) for q in key.master["questions"]} if key.master else set()
    for word in sorted(words - ids - numbers):
        if word.isdecimal() and key.own:
            raise UsageError(f"--withdraw {word}: everybody has a paper of their own here; give the template's name")
        raise UsageError(f"--withdraw {word}: the exam has no such question; give master numbers or templates' names")
    listed = withdrawals()

    def withdrawn(q: Mapping[str, Any]) -> bool:
        if q["id"] in words or (not key.own and str(q["master"]) in words):
            return True
        return any(w.covers(q["id"], q.get("version", -1), q.get("seed", -1)) for w in listed)

    return withdrawn


def _write_marks(marked: Marks, key: Key, out: Path, force: bool) -> None:
    from dlgrade.bank.marks import as_json, marks_table
    from dlgrade.cli.fresh import Fresh
    from dlgrade.export.exampages import feedback_page

    with Fresh(out, "marks.json", force=force) as folder:
        _table(folder / "marks.csv", marks_table(marked))
        (folder / "marks.json").write_bytes(_dumped(as_json(marked)))
        (folder / "feedback").mkdir()
        for name, sat in zip(_file_names([s.student for s in marked.sat]), marked.sat, strict=True):
            page = feedback_page(sat, key.papers[sat.paper])
            (folder / "feedback" / f"{name}.html").write_text(page, encoding="utf-8")


def _file_names(students: Sequence[str]) -> list[str]:
    """A file name for each student, safe everywhere and different for all."""
    from dlgrade.classroom.model import Student
    from dlgrade.classroom.naming import with_keys

    return [s.key for s in with_keys([Student(name) for name in students], [str(i) for i in range(len(students))])]


@exam.command()
@click.argument("marked", type=click.Path(path_type=Path))
@click.option("--key", type=click.Path(path_type=Path), help=KEY + " Needed for a table of responses.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="A new folder: analysis.html, tables, analysis.json."
)
@click.option("--lenient", is_flag=True, help="Answers that cannot be read count as not attempted.")
@click.option("--withdraw", default="", help="Marks to all: master numbers or templates, separated by commas.")
@click.option("--json", "as_json", is_flag=True, help="The figures to standard output.")
@FORCE
def analyse(
    marked: Path, key: Path | None, out: Path | None, lenient: bool, withdraw: str, as_json: bool, force: bool
) -> None:
    """Difficulty, discrimination, KR-20, options and the mistakes of a class.

    MARKED is what `dlgrade exam mark --out` wrote (its folder or marks.json), or a table of responses with --key.
    """
    from dlgrade.bank.analysis import analyse as analysed
    from dlgrade.bank.analysis_report import analysis_lines
    from dlgrade.bank.analysis_report import as_json as analysis_json
    from dlgrade.bank.key import read_key
    from dlgrade.bank.marks import read_marks
    from dlgrade.cli.fresh import check_place
    from dlgrade.errors import UsageError

    if out is not None:
        check_place(out, "analysis.json", force=force)
    source = marked / "marks.json" if marked.is_dir() else marked
    if source.suffix.lower() == ".json":
        if withdraw or lenient:
            raise UsageError("--withdraw and --lenient are for a table of responses; say them to `dlgrade exam mark`")
        made = read_marks(source)
    elif key is None:
        raise UsageError(f"{marked} is a table of responses; --key must say where its key is")
    else:
        made = _marked(source, read_key(key), lenient, withdraw)
    figures = analysed(made)
    if out is not None:
        _write_analysis(figures, out, force)
        click.echo(f"{out / 'analysis.html'}, and its tables beside it", err=True)
    if as_json:
        click.echo(_dumped(analysis_json(figures)), nl=False)
    else:
        show(analysis_lines(figures, width()))


def _write_analysis(figures: Any, out: Path, force: bool) -> None:
    from dlgrade.bank import analysis_report
    from dlgrade.cli.fresh import Fresh
    from dlgrade.export.exampages import analysis_page
    from dlgrade.report.people import plain

    with Fresh(out, "analysis.json", force=force) as folder:
        (folder / "analysis.html").write_text(analysis_page(figures), encoding="utf-8")
        (folder / "analysis.txt").write_text(plain(analysis_report.analysis_lines(figures, 100)), encoding="utf-8")
        _table(folder / "items.csv", analysis_report.items_table(figures))
        _table(folder / "options.csv", analysis_report.options_table(figures))
        _table(folder / "mistakes.csv", analysis_report.mistakes_table(figures))
        (folder / "analysis.json").write_bytes(_dumped(analysis_report.as_json(figures)))


def _dumped(data: Mapping[str, Any]) -> bytes:
    import json

    return (json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode()
