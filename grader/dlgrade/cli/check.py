"""``dlgrade check``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dlgrade.cli.recording import LOCAL
from dlgrade.cli.screen import WORK, complete_targets, echo_json

if TYPE_CHECKING:
    from dlgrade.content import Entry


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_targets)
@WORK
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON to standard output.")
@click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML to this file.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the random cases.")
@click.option("--solutions", is_flag=True, help="Judge the reference solutions instead, by the same path.")
@click.option("--no-training", is_flag=True, help="Leave out the exercises that train for seconds.")
@click.option("--no-record", is_flag=True, help="Keep nothing in your record.")
@LOCAL
@click.option("-v", "--verbose", is_flag=True, help="Show every exercise and every case.")
@click.pass_context
def check(
    ctx: click.Context,
    targets: tuple[str, ...],
    work: Path | None,
    as_json: bool,
    junit: Path | None,
    seed: int,
    solutions: bool,
    no_training: bool,
    no_record: bool,
    local: bool,
    verbose: bool,
) -> None:
    """Judge your exercises.

    TARGET is a chapter (ch10), an exercise (ch10.b1, b1, parameter_counts) or a file; without one, everything is
    judged.  Exit code: 0 all right, 1 something is wrong, 2 usage, 3 dlgrade itself failed.
    """
    import gc

    from dlgrade.sandbox import Sandbox

    gc.disable()  # this process ends with the report; collecting pytest's and SymPy's cycles costs a tenth of it
    with Sandbox() as sandbox, Sandbox(beside=sandbox) as second:
        sandbox.start()  # at once, while this process looks for the content; the others are forked from it
        from dlgrade import work as folders
        from dlgrade.judge.lane import shares

        if all(t == "." or Path(t).name == "exercises" for t in targets):
            targets = ()  # the whole work folder, said as pytest is told it
        chosen, left_out = _chosen(targets, no_training=no_training)
        folder = None if solutions else folders.find(work, Path.cwd())
        if folder is None:
            places = [(e, e.solution) for e in chosen]
        else:
            if not targets:
                chosen = [e for e in chosen if (folder / "exercises" / e.chapter).is_dir()] or chosen
            places = [(e, folder / e.place) for e in chosen]
        _, others = shares(places)
        for uses in {e.uses for e, p in places if not e.is_untouched(p) and (not others or not e.uses)}:
            sandbox.start(uses)  # warm up while this process imports NumPy and pytest
        for uses in {e.uses for e, p in others if not e.is_untouched(p)}:
            second.start(uses)
        from dlgrade.judge.run import run_check
        from dlgrade.report import machine

        report = replace(run_check(places, sandbox, seed=seed, solutions=solutions, second=second), left_out=left_out)
    if as_json:
        echo_json(machine.as_json(report))
    else:
        from dlgrade.cli.screen import show, width
        from dlgrade.report.people import check_lines

        lines = check_lines(report, width(), verbose=verbose)
        if not solutions:
            from dlgrade.cli.recording import drill_lines

            lines += drill_lines(report.exercises)
        show(lines)
    if folder is not None and not no_record:  # after the report: it is what the learner waits for
        from dlgrade.cli.recording import keep_check

        keep_check(report.exercises, folder if local else None)
    if junit is not None:  # last: a disk that is full loses no verdict
        junit.write_text(machine.as_junit(report), encoding="utf-8")
    ctx.exit(0 if report.passed else 1)


def _chosen(targets: tuple[str, ...], *, no_training: bool) -> tuple[list[Entry], tuple[tuple[str, str], ...]]:
    """The exercises to judge, and (identifier, why) of those that cannot be judged here."""
    from dlgrade import content
    from dlgrade.errors import UnknownTarget

    chosen = [e for e in content.select(targets) if not (no_training and e.training)]
    left_out = tuple((e.id, e.left_out) for e in chosen if e.left_out)
    chosen = [e for e in chosen if not e.left_out]
    if not chosen:
        raise UnknownTarget("nothing is left to judge" + "".join(f"; {name}: {why}" for name, why in left_out))
    return chosen, left_out
