"""``dlgrade watch``."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path

import click

from dlgrade.cli.keys import key_reader
from dlgrade.cli.recording import LOCAL, drill_lines, keep_check, keep_hint
from dlgrade.cli.screen import WORK, complete_targets, echo, show, width

PAUSE = 0.02  # seconds between two looks at the files: a look at a hundred files takes 0.2 ms
KEYS = "keys: n next · h hint · a all · q quit"


@click.command()
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=complete_targets)
@WORK
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the random cases.")
@click.option("--no-clear", is_flag=True, help="Never clear the screen.")
@click.option("--no-record", is_flag=True, help="Keep nothing in your record.")
@LOCAL
def watch(targets: tuple[str, ...], work: Path | None, seed: int, no_clear: bool, no_record: bool, local: bool) -> None:
    """Judge an exercise again whenever you save it."""
    from dlgrade import content
    from dlgrade import work as folders

    chosen = [e for e in content.select(targets) if (targets or not e.training) and not e.left_out]
    folder = folders.find(work, Path.cwd())
    places = [(e, folder / e.place) for e in chosen]

    from dlgrade.sandbox import Sandbox

    with Sandbox() as sandbox:
        for uses in dict.fromkeys(e.uses for e in chosen):
            sandbox.start(uses)
        from dlgrade.judge.watching import Watch
        from dlgrade.report.people import check_lines, exercise_lines, score_text

        state = Watch(places, sandbox, seed)
        clear = not no_clear and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        shown = 0
        keeping = not no_record
        with key_reader() as read_key:  # before the first page, so that a key pressed early is not lost
            first = state.refresh()
            _fresh_page(clear)
            show(check_lines(state.report(), width()))
            echo(KEYS)
            keeping = keeping and keep_check(first, folder if local else None)
            while True:
                changed = state.refresh()
                if changed:
                    shown = 0
                    _fresh_page(clear)
                    for report in changed:
                        if report.verdict == "pass":
                            echo(f"✓ {report.id}  {report.title}: right, {report.points:g} points")
                        else:
                            show(exercise_lines(report, width()))
                    echo("")
                    show(drill_lines(changed))
                    echo(f"{score_text(state.report())}   {KEYS}"[: width()])
                    keeping = keeping and keep_check(changed, folder if local else None)  # said once, if it fails
                key = read_key(PAUSE)
                if key in ("q", "\x04"):
                    return
                if key == "a":
                    _fresh_page(clear)
                    show(check_lines(state.report(), width()))
                    echo(KEYS)
                open_ = state.open()
                if key in ("n", "h") and not open_:
                    echo("everything here is right")
                elif key == "n":
                    shown += 1
                    _fresh_page(clear)
                    show(exercise_lines(open_[(shown - 1) % len(open_)], width()))
                    echo(KEYS)
                elif key == "h":
                    report = open_[max(shown - 1, 0) % len(open_)]
                    if not report.hints:
                        echo(f"{report.id} has no hints")
                        continue
                    seen = folders.hints_seen(folder).get(report.id, 0)
                    count = min(seen + 1, len(report.hints))
                    text = f"{report.id}, hint {count} of {len(report.hints)}: {report.hints[count - 1]}"
                    echo(textwrap.fill(text, width()))
                    folders.note_hint(folder, report.id, count)
                    keeping = keeping and keep_hint(report.id, count)


def _fresh_page(clear: bool) -> None:
    """Clear the screen but keep what the user had above: the scrollback is not ours."""
    if clear:
        click.echo("\x1b[H\x1b[2J", nl=False)
