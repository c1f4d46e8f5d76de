"""``dlgrade exam``: papers from blueprints, marking and analysis."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dlgrade.cli.screen import echo

if TYPE_CHECKING:
    from dlgrade.bank.form import Form
    from dlgrade.bank.papers import Papers


@click.group()
def exam() -> None:
    """Papers from blueprints: build, mark, analyse."""


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
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
def build(
    blueprint: str,
    out: Path,
    seed: int,
    sets: str,
    papers: int | None,
    roster: Path | None,
    formats: str,
    force: bool,
) -> None:
    """Papers, keys with worked steps, the master key and the forms that marking needs.

    BLUEPRINT is the name of one that comes with dlgrade (`dlgrade exam list`) or a .toml file. OUT holds papers/ (what
    is handed out), keys/ (what is not), master-key.csv and forms/ (for `dlgrade exam mark --key OUT/forms`).
    """
    from dlgrade.bank.archive import is_withdrawn
    from dlgrade.bank.blueprint import named
    from dlgrade.bank.papers import make_papers
    from dlgrade.errors import UsageError

    names = [n.strip() for n in sets.split(",") if n.strip()]
    if sum((bool(names), papers is not None, roster is not None)) > 1:
        raise UsageError("give one of --sets, --papers and --roster")
    students = _students(roster) if roster is not None else []
    made = make_papers(named(blueprint), seed, sets=names, count=papers or 0, students=students, withdrawn=is_withdrawn)
    wanted = [f.strip() for f in formats.split(",") if f.strip()]
    with Fresh(out, force=force) as folder:
        lost = _write(made, folder, wanted)
    for name, sentences in lost.items():
        for sentence in sentences:
            click.echo(f"{name}: {sentence}", err=True)
    first = made.master
    echo(f"{out}: {len(made.papers)} paper{'s' if len(made.papers) > 1 else ''} of {len(first.items)} questions, "
         f"{first.marks} marks, seed {seed}; keys in {out / 'keys'}")  # fmt: skip


def _students(path: Path) -> list[str]:
    from dlgrade.classroom.roster import read_roster

    roster = read_roster(path)
    for remark in roster.remarks:
        click.echo(f"{path.name}: {remark}", err=True)
    return [s.key for s in roster.students]


def _write(made: Papers, folder: Path, formats: Sequence[str]) -> dict[str, list[str]]:
    """Every file of an exam; gives what each format cannot carry."""
    from dlgrade.bank.papers import master_key
    from dlgrade.export import Options, writer

    for name in ("papers", "keys", "forms"):
        (folder / name).mkdir()
    (folder / "master-key.csv").write_text(master_key(made), encoding="utf-8-sig", newline="")
    lost: dict[str, list[str]] = {}
    for name in formats:
        target = writer(name)
        for form in made.papers:
            stem = form.name or "paper"
            (folder / "papers" / (stem + target.SUFFIX)).write_bytes(target.render(form, Options()))
            (folder / "keys" / (stem + target.SUFFIX)).write_bytes(target.render(form, Options(solutions=True)))
        lost[name] = target.fidelity(made.master)
    forms = list(made.papers) if made.master in made.papers else [made.master, *made.papers]
    for form in forms:
        (folder / "forms" / f"{form.name or 'master'}.json").write_bytes(_json(form))
    report = [f"{name}: {sentence}" for name, sentences in lost.items() for sentence in sentences]
    (folder / "fidelity.txt").write_text(
        "\n".join(report or ["Every format carries everything."]) + "\n", encoding="utf-8"
    )
    return lost


def _json(form: Form) -> bytes:
    from dlgrade.export import Options, render

    return render(form, "json", Options(answers=True))


class Fresh:
    """A folder that appears complete or not at all: it is filled beside its place and moved there at the end."""

    def __init__(self, out: Path, *, force: bool) -> None:
        from dlgrade.errors import UsageError

        if out.exists() and not force:
            raise UsageError(f"{out} is there already; give another folder, or --force to replace it")
        self.out = out
        self.part = out.with_name(f".{out.name}.{os.getpid()}.part")

    def __enter__(self) -> Path:
        self.out.parent.mkdir(parents=True, exist_ok=True)
        self.part.mkdir()
        return self.part

    def __exit__(self, kind: Any, *rest: object) -> None:
        if kind is not None:
            shutil.rmtree(self.part, ignore_errors=True)
            return
        if self.out.exists():
            old = self.out.with_name(f".{self.out.name}.{os.getpid()}.old")
            self.out.rename(old)
            self.part.rename(self.out)
            shutil.rmtree(old, ignore_errors=True)
        else:
            self.part.rename(self.out)
