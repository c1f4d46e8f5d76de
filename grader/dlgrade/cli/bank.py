"""``dlgrade bank``: look at question templates, prove them, keep what was promised."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dlgrade.cli.processes import in_order
from dlgrade.cli.screen import echo, echo_json, show, width
from dlgrade.errors import UsageError

if TYPE_CHECKING:
    from dlgrade.bank.finding import Template
    from dlgrade.bank.variant import Variant


def complete_templates(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
    """Shell completion of chapters and templates."""
    from click.shell_completion import CompletionItem

    from dlgrade.bank.finding import templates

    names = {n for t in templates() for n in (t.chapter, t.id)}
    return [CompletionItem(n) for n in sorted(names) if n.startswith(incomplete)]


SELECTORS = click.argument("targets", nargs=-1, metavar="[SELECTOR]...", shell_complete=complete_templates)


@click.group()
def bank() -> None:
    """The question bank: list, show, verify, reproduce, withdraw, audit."""


@bank.command("list")
@SELECTORS
@click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")
def list_(targets: tuple[str, ...], as_json: bool) -> None:
    """The templates: kinds, marks, topics.

    SELECTOR is a chapter (ch12), a template (ch12.adam_step_size) or the beginning of its name.
    """
    from dlgrade.bank.finding import select

    questions = [t.load() for t in select(targets)]
    if as_json:
        rows = [
            {
                "id": q.id, "version": q.version, "title": q.title, "kinds": list(q.kinds), "marks": q.marks,
                "topics": list(q.topics), "bloom": q.bloom, "syllabus": q.syllabus, "exercise": q.about or None,
                "source": q.source,
            }
            for q in questions
        ]  # fmt: skip
        echo_json({"schema": "dlgrade/bank/1", "templates": rows})
        return
    if not questions:
        echo("The bank is empty.")
        return
    wide = max(len(q.id) for q in questions)
    columns = width()
    for q in questions:
        marks = "/".join(dict.fromkeys(str(q.marks[k]) for k in q.kinds))
        head = f"{q.id:{wide}}  {'/'.join(q.kinds):11}  {marks:3}  " if columns >= wide + 50 else f"{q.id}\n    "
        echo(f"{head}{q.title}")
    by = {k: sum(k in q.kinds for q in questions) for k in ("MCQ", "MSQ", "NAT")}
    echo(f"{len(questions)} templates: " + ", ".join(f"{n} as {k}" for k, n in by.items()))


@bank.command("show")
@click.argument("target", metavar="ID", shell_complete=complete_templates)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="The first seed.")
@click.option("-n", "count", type=click.IntRange(1, 1000), default=1, help="So many seeds, as a contact sheet.")
@click.option("--solution", is_flag=True, help="With key, worked steps and the beliefs behind wrong answers.")
@click.option("--json", "as_json", is_flag=True, help="Write the form schema to standard output.")
def show_(target: str, seed: int, count: int, solution: bool, as_json: bool) -> None:
    """One question, or many of one template."""
    from dlgrade.bank.terminal import sheet_lines
    from dlgrade.bank.variant import make

    question = _template(target).load()
    variants = [make(question, s) for s in range(seed, seed + count)]
    if count > 1 and not solution and not as_json:
        show(sheet_lines(variants, width()))
    else:
        _shown(variants, solution, as_json)


def _template(target: str) -> Template:
    from dlgrade.bank.finding import select
    from dlgrade.errors import UnknownTarget

    chosen = select([target])
    if len(chosen) != 1:
        raise UnknownTarget(f"{target} names {len(chosen)} templates; give one of them (`dlgrade bank list {target}`)")
    return chosen[0]


def _shown(variants: list[Variant], solution: bool, as_json: bool) -> None:
    from dlgrade.bank.form import as_json as form_json
    from dlgrade.bank.form import master
    from dlgrade.bank.terminal import key_lines, question_lines

    if as_json:
        form = master(variants[0].question.title, variants[0].seed, [("", v) for v in variants])
        echo_json(form_json(form))
        return
    for i, v in enumerate(variants):
        if i:
            show([[], [("-" * min(40, width()), "dim")]])
        show(question_lines(v, width(), head=f"{v.id}  version {v.version}  seed {v.seed}"))
        if solution:
            show([[], *key_lines(v, width())])


class Seeds(click.ParamType):
    """A range of seeds: FROM:TO, TO not included."""

    name = "FROM:TO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:
        if isinstance(value, range):
            return value
        first, colon, last = str(value).partition(":")
        if not (colon and first.isdecimal() and last.isdecimal() and int(first) < int(last)):
            self.fail(f"{value!r} is no range of seeds; write it like 0:1000 (1000 is not included)", param, ctx)
        return range(int(first), int(last))


@bank.command()
@SELECTORS
@click.option("-n", "count", type=click.IntRange(1), default=1000, show_default=True, help="Seeds of each template.")
@click.option("--seeds", type=Seeds(), help="These seeds instead.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write (or bring up to date) this certificate.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the certificate's entries to standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Show proofs, rejections and leak statistics.")
@click.pass_context
def verify(
    ctx: click.Context,
    targets: tuple[str, ...],
    count: int,
    seeds: range | None,
    jobs: int,
    certificate: Path | None,
    as_json: bool,
    verbose: bool,
) -> None:
    """Prove templates: in symbols, on many seeds exactly, and audit them for leaks.

    Every question is drawn twice here and once more in another process.  A certificate that is there already is held
    against the templates: the same version must give the same questions.  Exit code 1 if any template has a fault.
    """
    from dlgrade.bank import certificate as certificates
    from dlgrade.bank.elsewhere import hashes_elsewhere
    from dlgrade.bank.finding import select
    from dlgrade.files import write_whole

    chosen = select(targets)
    wanted = seeds if seeds is not None else range(count)
    known = certificates.read(certificate) if certificate is not None else {}
    if certificate is not None and not certificate.parent.is_dir():
        raise UsageError(f"there is no folder {certificate.parent} to write the certificate to")
    ticker = Ticker(len(chosen))
    ticker.tick(0, "drawing in another process")
    elsewhere = hashes_elsewhere(chosen)
    ticker.tick(0)
    bad = 0
    made: dict[str, Any] = {}
    work = [(t, wanted, known.get(t.id), elsewhere.get(t.id)) for t in chosen]
    for done, found in enumerate(in_order(_one, work, jobs), 1):
        bad += bool(found["faults"])
        made[found["id"]] = found["entry"]
        if certificate is not None:  # after each one: a long run that is stopped has not run in vain
            write_whole(certificate, certificates.text({**known, **made}))
        ticker.clear()
        if not as_json:
            _told(found, verbose)
        ticker.tick(done)
    ticker.clear()
    if certificate is not None:
        click.echo(f"{certificate}: {len(made)} of {len({**known, **made})} templates written", err=as_json)
    if as_json:
        click.echo(certificates.text(made), nl=False)
    else:
        templates = "1 template" if len(chosen) == 1 else f"{len(chosen)} templates"
        echo(f"{templates}, {len(wanted):,} seeds each: " + (f"{bad} with faults" if bad else "no faults"))
    ctx.exit(1 if bad else 0)


class Ticker:
    """How far it is, on standard error, where that is a terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.on = sys.stderr.isatty()

    def tick(self, done: int, what: str = "templates") -> None:
        if self.on:
            click.echo(f"\r\x1b[K{done}/{self.total} {what}", nl=False, err=True)

    def clear(self) -> None:
        if self.on:
            click.echo("\r\x1b[K", nl=False, err=True)


def _one(job: Any) -> dict[str, Any]:
    """Verify one template; plain data back, so that it may run in another process."""
    from dlgrade.bank import certificate as certificates
    from dlgrade.bank.verify import verify as prove

    template, seeds, known, elsewhere = job
    found = prove(template, seeds, elsewhere=elsewhere)
    if not found.faults and known and (fault := certificates.moved(template, {template.id: known})):
        found.faults.append(fault)
    made = certificates.entry(template, found, f"{seeds.start}:{seeds.stop}", known)
    return {"id": template.id, "path": str(template.path), "faults": found.faults, "entry": made}


def _told(found: dict[str, Any], verbose: bool) -> None:
    entry = found["entry"]
    state = "FAULTS" if found["faults"] else "ok"
    colour = "red" if found["faults"] else "green"
    show([[(f"{state:7}", colour), (found["id"], "bold"), (f"  {entry['variants']:,}", "dim")]])
    for fault in found["faults"]:
        show(_item(fault))
    if found["faults"]:
        echo(f"    {found['path']}")
    if verbose:
        for name in ("proofs", "rejections", "statistics"):
            told = ", ".join(f"{key} {value}" for key, value in entry[name].items())
            show(_item(f"{name}: {told or 'none'}", "dim"))


def _item(text: str, style: str = "") -> list[list[tuple[str, str]]]:
    from dlgrade.bank.terminal import harmless

    told = harmless(" ".join(text.split()))
    rows = textwrap.wrap(told, width(), initial_indent="    - ", subsequent_indent="      ", break_on_hyphens=False)
    return [[(row, style)] for row in rows]


@bank.command()
@click.argument("target", metavar="ID|FORM.json", shell_complete=complete_templates)
@click.option("--version", type=click.IntRange(1), help="The version of the template (default: the present one).")
@click.option("--seed", type=click.IntRange(0), help="The seed.")
@click.option("--solution", is_flag=True, help="With key and worked steps.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")
@click.pass_context
def reproduce(
    ctx: click.Context, target: str, version: int | None, seed: int | None, solution: bool, as_json: bool
) -> None:
    """Make a question again, or every question of a form.

    A form's questions are compared with what they were; exit code 1 if any differs or cannot be made any more.
    """
    if target.endswith(".json"):
        if version is not None or seed is not None or solution:
            raise UsageError("a form says its versions and seeds itself; leave out --version, --seed and --solution")
        ctx.exit(_form_again(Path(target), as_json))
    if seed is None:
        raise UsageError(f"which variant of {target}? Give its --seed (a form's JSON and its key say it)")
    from dlgrade.bank.archive import of_version
    from dlgrade.bank.variant import make

    _shown([make(of_version(_template(target), version), seed)], solution, as_json)


def _form_again(path: Path, as_json: bool) -> int:
    from dataclasses import asdict

    from dlgrade.bank.difference import reproduced

    rows = reproduced(path, _template)
    bad = [r for r in rows if r.state != "identical"]
    if as_json:
        echo_json({"schema": "dlgrade/reproduction/1", "questions": [asdict(r) for r in rows]})
        return 1 if bad else 0
    for r in rows:
        style = "green" if r.state == "identical" else "red"
        head = f"{r.number:3}  {r.id}  version {r.version}  seed {r.seed}  "
        show([[(head, ""), (r.state, style)]])
        if r.detail:
            show(_item(f"in {r.detail}" if r.state == "differs" else r.detail))
    echo(f"{len(rows)} questions: " + (f"{len(bad)} differ or are gone" if bad else "all identical"))
    return 1 if bad else 0


@bank.command()
@click.argument("target", metavar="ID", shell_complete=complete_templates)
@click.option("--version", type=click.IntRange(1), help="Only this version (default: all).")
@click.option("--seed", type=click.IntRange(0), help="Only this seed (default: all).")
@click.option("--reason", required=True, help="Why, for those who ask later.")
def withdraw(target: str, version: int | None, seed: int | None, reason: str) -> None:
    """Ask a question no more: quizzes and papers leave it out from now on."""
    from dlgrade.bank import archive as archives

    if not reason.strip():
        raise UsageError("--reason is empty; say why, for those who ask later")
    template = _template(target)
    folder = template.path.parent.parent
    path = archives.withdraw(folder, archives.Withdrawal(template.id, version, seed, reason.strip()))
    which = f"version {version}" if version else "every version"
    which += f", seed {seed}" if seed is not None else ", every seed"
    echo(f"{template.id} ({which}) is withdrawn; {path} says so.")


@bank.command()
@click.argument("target", metavar="ID", shell_complete=complete_templates)
def archive(target: str) -> None:
    """Keep a template as it is, before an edit that raises its version."""
    from dlgrade.bank import archive as archives

    template = _template(target)
    path = archives.archive(template)
    version = template.load().version
    echo(f"{path} keeps version {version} of {template.id}. Now edit {template.path} and say version={version + 1}.")


@bank.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, as_json: bool) -> None:
    """What differs between two bank folders, two certificates or two forms.

    Exit code 1 if a template gives other questions under the same version, or cannot be loaded.
    """
    from dataclasses import asdict

    from dlgrade.bank.difference import FAULTS, STATES, differences

    changes = differences(old, new)
    if as_json:
        echo_json({"schema": "dlgrade/bank-diff/1", "changes": [asdict(c) for c in changes]})
    else:
        for c in changes:
            style = "red" if c.state in FAULTS else ""
            show([[(f"{c.id}  ", "bold"), (STATES[c.state], style), (f"  ({c.detail})" if c.detail else "", "dim")]])
        echo(f"{len(changes)} differences" if changes else "No difference.")
    ctx.exit(1 if any(c.state in FAULTS for c in changes) else 0)


@bank.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")
@click.pass_context
def audit(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Look through others' questions: GIFT, Moodle XML, QTI 1.2 or 2.1.

    Reports equal options, wrong counts of right answers, impossible intervals, leaks and missing feedback.
    Exit code 1 if anything is found.
    """
    from dlgrade.bank.audit import audited
    from dlgrade.bank.terminal import harmless

    report = audited(file)
    if as_json:
        echo_json(report.as_json())
        ctx.exit(1 if report.findings else 0)
    for f in report.findings:
        show([[(f"{harmless(f.question)}  ", "bold"), (f.what, "yellow")]])
        show(_item(f.detail))
    kinds = ", ".join(f"{n} {kind}" for kind, n in report.kinds.items())
    echo(f"{file.name}: {report.format}, {report.questions} questions ({kinds}); " + report.summary)
    ctx.exit(1 if report.findings else 0)
