"""``dlgrade bank``: look at question templates, prove them, keep what was promised."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dlgrade.cli.screen import echo, show, width


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
        import json

        rows = [
            {
                "id": q.id, "version": q.version, "title": q.title, "kinds": list(q.kinds), "marks": q.marks,
                "topics": list(q.topics), "bloom": q.bloom, "syllabus": q.syllabus, "exercise": q.about or None,
                "source": q.source,
            }
            for q in questions
        ]  # fmt: skip
        click.echo(json.dumps({"schema": "dlgrade/bank/1", "templates": rows}, indent=1, ensure_ascii=False))
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
    from dlgrade.bank.finding import select
    from dlgrade.bank.form import as_json as form_json
    from dlgrade.bank.form import key_text, master
    from dlgrade.bank.terminal import key_lines, question_lines
    from dlgrade.bank.variant import make
    from dlgrade.errors import UnknownTarget

    chosen = select([target])
    if len(chosen) != 1:
        raise UnknownTarget(f"{target} names {len(chosen)} templates; give one of them (`dlgrade bank list {target}`)")
    question = chosen[0].load()
    variants = [make(question, s) for s in range(seed, seed + count)]
    if as_json:
        import json

        click.echo(json.dumps(form_json(master(question.title, seed, [("", v) for v in variants])), indent=1))
        return
    for i, v in enumerate(variants):
        if i:
            show([[], [("-" * min(40, width()), "dim")]])
        head = f"{v.id}  version {v.version}  seed {v.seed}"
        show(question_lines(v, width(), head=head))
        if solution:
            show([[], *key_lines(v, width())])
        elif count > 1:
            show([[("  key ", "dim"), (key_text(v.key, v.decimals), "green")]])


@bank.command()
@SELECTORS
@click.option("-n", "count", type=click.IntRange(1), default=1000, show_default=True, help="Seeds of each template.")
@click.option("--first", type=click.IntRange(0), default=0, help="The first seed.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write (or bring up to date) this certificate.",
)
@click.option("-v", "--verbose", is_flag=True, help="Show proofs, rejections and leak statistics.")
@click.pass_context
def verify(
    ctx: click.Context,
    targets: tuple[str, ...],
    count: int,
    first: int,
    jobs: int,
    certificate: Path | None,
    verbose: bool,
) -> None:
    """Prove templates: in symbols, on many seeds exactly, and audit them for leaks.

    Exit code 1 if any template has a fault.
    """
    from dlgrade.bank import certificate as certificates
    from dlgrade.bank.finding import select

    chosen = select(targets)
    known = certificates.read(certificate) if certificate is not None else {}
    work = [(t, first, count, known.get(t.id)) for t in chosen]
    bad = 0
    made: dict[str, Any] = {}
    for done, found in enumerate(_all(work, jobs), start=1):
        bad += bool(found["faults"])
        made[found["id"]] = found["entry"]
        _told(found, verbose)
        if sys.stderr.isatty():
            click.echo(f"\r{done}/{len(work)} ", nl=False, err=True)
    if sys.stderr.isatty():
        click.echo("\r", nl=False, err=True)
    if certificate is not None:
        from dlgrade.work import write_whole

        write_whole(certificate, certificates.text({**known, **made}))
        echo(f"{certificate}: {len(made)} of {len({**known, **made})} templates written")
    echo(f"{len(chosen)} templates, {count:,} seeds each: " + (f"{bad} with faults" if bad else "no faults"))
    ctx.exit(1 if bad else 0)


def _all(work: list[Any], jobs: int) -> Any:
    if jobs == 1 or len(work) == 1:
        yield from map(_one, work)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_one, work)


def _one(job: Any) -> dict[str, Any]:
    """Verify one template; plain data back, so that it may run in another process."""
    from dlgrade.bank import certificate as certificates
    from dlgrade.bank.verify import verify as prove

    template, first, count, known = job
    found = prove(template, range(first, first + count))
    if not found.faults and known and (fault := certificates.moved(template, {template.id: known})):
        found.faults.append(fault)
    made = certificates.entry(template, found, f"{first}:{first + count}")
    return {"id": template.id, "path": str(template.path), "faults": found.faults, "entry": made}


def _told(found: dict[str, Any], verbose: bool) -> None:
    entry = found["entry"]
    state = "FAULTS" if found["faults"] else "ok"
    show(
        [
            [
                (f"{state:7}", "red" if found["faults"] else "green"),
                (found["id"], "bold"),
                (f"  {entry['variants']:,}", "dim"),
            ]
        ]
    )
    for fault in found["faults"]:
        echo(f"    - {fault}")
    if found["faults"]:
        echo(f"    {found['path']}")
    if verbose:
        for name in ("proofs", "rejections", "statistics"):
            echo(f"    {name}: {entry[name]}")
